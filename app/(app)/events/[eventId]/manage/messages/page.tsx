import type { Metadata } from "next";
import { MessagesView } from "@/components/messages/messages-view";
import { GuestMails } from "@/components/notifications/mails/guest-mails";
import { loadManagedEvent, type ManageParams } from "../managed-event";

export const metadata: Metadata = { title: "Messages" };

export default async function MessagesPage({ params }: ManageParams) {
  const { caller, event } = await loadManagedEvent((await params).eventId);
  const eventId = event.id;
  const [first, mails] = await Promise.all([
    caller.messages.list({ eventId }),
    caller.notifications.mails.list({ eventId }),
  ]);
  return (
    <div className="grid gap-10">
      <MessagesView first={first} />
      <GuestMails initial={mails} />
    </div>
  );
}
