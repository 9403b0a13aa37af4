import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { shownEmail } from "@/lib/shown-email";
import { type AttachedFile, AttachedFiles, withPictures } from "./attached-files";
import { LinkedText } from "./linked-text";
import { mailboxHref } from "./mailbox-address";

type MailViewProps = {
  mail: {
    id: string;
    channel: "email" | "whatsapp";
    to: string;
    subject: string;
    text: string;
    html: string | null;
    replyTo: string | null;
    attachments: AttachedFile[];
  };
  to: string | undefined;
  /** As its HTML rather than its text. */
  asHtml: boolean;
};

/** One message. Its HTML is shown in a frame that may run nothing and reach nothing but new windows. */
export function MailView({ mail, to, asHtml }: MailViewProps) {
  const showHtml = asHtml && mail.html !== null;
  return (
    <Card padding="none" className="overflow-hidden">
      <article aria-labelledby="mail-subject">
        <header className="flex flex-wrap items-start justify-between gap-3 border-border border-b p-5">
          <div className="min-w-0">
            <h2 id="mail-subject" className="break-words text-lg">
              {mail.subject}
            </h2>
            <p className="break-all text-muted text-sm">
              To {shownEmail(mail.to)}
              {mail.channel === "whatsapp" && " over WhatsApp"}
            </p>
            {mail.replyTo !== null && (
              <p className="break-all text-muted text-sm">Replies go to {shownEmail(mail.replyTo)}</p>
            )}
          </div>
          {mail.html !== null && (
            <ButtonLink
              size="sm"
              variant="secondary"
              href={mailboxHref({ to, mail: mail.id, view: showHtml ? undefined : "html" })}
            >
              {showHtml ? "Show as text" : "Show with its design"}
            </ButtonLink>
          )}
        </header>
        {showHtml ? (
          <iframe
            title={`The email "${mail.subject}"`}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            srcDoc={`<base target="_blank">${withPictures(mail.html ?? "", mail.attachments)}`}
            className="h-160 w-full bg-white"
          />
        ) : (
          <div className="p-5 text-sm">
            <LinkedText text={mail.text} />
          </div>
        )}
        {mail.attachments.length > 0 && <AttachedFiles files={mail.attachments} />}
      </article>
    </Card>
  );
}
