import type { Metadata } from "next";
import { MessagesView } from "@/components/messages/messages-view";
import { loadManagedEvent, type ManageParams } from "../managed-event";

export const metadata: Metadata = { title: "Messages" };

export default async function MessagesPage({ params }: ManageParams) {
  const { caller, event } = await loadManagedEvent((await params).eventId);
  const first = await caller.messages.list({ eventId: event.id });
  return <MessagesView first={first} />;
}
