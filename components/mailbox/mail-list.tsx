import { Inbox, MessageCircle } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { cn } from "@/lib/class-names";
import { formatInZone } from "@/lib/dates";
import { shownEmail } from "@/lib/shown-email";
import { mailboxHref } from "./mailbox-address";

type MailLine = {
  id: string;
  channel: "email" | "whatsapp";
  to: string;
  subject: string;
  createdAt: string;
};

type MailListProps = { mails: MailLine[]; selectedId: string | undefined; to: string | undefined; now: Date };

/** The newest emails, each a link that opens it beside the list. */
export function MailList({ mails, selectedId, to, now }: MailListProps) {
  if (mails.length === 0) {
    return (
      <EmptyState
        icon={<Inbox />}
        title="No emails yet"
        description={
          to
            ? `Nothing has been sent to ${shownEmail(to)}.`
            : "RSVP to an event or sign up, and the email about it arrives here."
        }
      />
    );
  }
  return (
    <ul
      aria-label="Emails, newest first"
      className="divide-y divide-border overflow-hidden rounded-card border border-border bg-surface"
    >
      {mails.map((mail) => (
        <li key={mail.id}>
          <Link
            href={mailboxHref({ to, mail: mail.id })}
            aria-current={mail.id === selectedId ? "true" : undefined}
            className={cn(
              "block space-y-0.5 px-4 py-3 hover:bg-sunken focus-visible:-outline-offset-2",
              mail.id === selectedId && "bg-accent-soft hover:bg-accent-soft",
            )}
          >
            <span className="block truncate font-medium text-sm">{mail.subject}</span>
            <span className="flex justify-between gap-3 text-muted text-xs">
              <span className="flex min-w-0 items-center gap-1">
                {mail.channel === "whatsapp" && (
                  <MessageCircle role="img" aria-label="WhatsApp" className="size-3.5 shrink-0" />
                )}
                <span className="truncate">{shownEmail(mail.to)}</span>
              </span>
              <Time at={new Date(mail.createdAt)} className="shrink-0 tabular-nums">
                {formatInZone({ at: new Date(mail.createdAt), timeZone: "UTC", now })}
              </Time>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
