"use client";

import { useQuery } from "@tanstack/react-query";
import { Eye } from "lucide-react";
import { useState } from "react";
import { useManaged } from "@/components/events/manage/manage-context";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { groupBy } from "@/lib/group-by";
import type { GuestMail } from "@/server/domains/notifications/guest-mails/schema";
import { MailDialog } from "./mail-dialog";
import { reminderWords, STAGE_LABELS } from "./stage-words";

/** Every automatic email of this event: its trigger and its look. */
export function GuestMails({ initial }: { initial: { items: GuestMail[] } }) {
  const trpc = useTRPC();
  const { event } = useManaged();
  const query = trpc.notifications.mails.list.queryOptions({ eventId: event.id }, { initialData: initial });
  const mails = useQuery(query).data.items;
  const [shown, setShown] = useState<GuestMail | null>(null);
  return (
    <section aria-labelledby="guest-mails" className="grid gap-4">
      <div>
        <h2 id="guest-mails" className="text-lg">
          Automatic emails
        </h2>
        <p className="text-muted text-sm">
          Sent automatically to your guests. They choose in their settings which of these come by email; a
          cancellation always does.
        </p>
      </div>
      {[...groupBy(mails, ({ stage }) => stage)].map(([stage, items]) => (
        <section key={stage} aria-labelledby={`mails-${stage}`}>
          <h3 id={`mails-${stage}`} className="pb-2 font-medium text-sm">
            {STAGE_LABELS[stage]}
          </h3>
          <ul className="rounded-card border border-border bg-surface shadow-card">
            {items.map((mail) => (
              <MailRow key={`${mail.kind} ${mail.when}`} mail={mail} onShow={() => setShown(mail)} />
            ))}
          </ul>
        </section>
      ))}
      <MailDialog mail={shown} onClose={() => setShown(null)} />
    </section>
  );
}

function MailRow({ mail, onShow }: { mail: GuestMail; onShow: () => void }) {
  const { event, renderedAt } = useManaged();
  const reminder = reminderWords(mail, event.timeZone, renderedAt);
  return (
    <li className="flex items-center justify-between gap-4 border-border border-b py-2 pr-2 pl-4 text-sm last:border-b-0">
      <p className="min-w-0">
        {mail.when}
        {reminder && <span className="block text-muted text-xs tabular-nums">{reminder}</span>}
      </p>
      <Button size="sm" variant="ghost" aria-label={`Preview: ${mail.when}`} onClick={onShow}>
        <Eye aria-hidden="true" />
        Preview
      </Button>
    </li>
  );
}
