import type { Metadata } from "next";
import { InvitationsView } from "@/components/invitations/invitations-view";
import { loadManagedEvent, type ManageParams } from "../managed-event";

export const metadata: Metadata = { title: "Invitations" };

export default async function InvitationsPage({ params }: ManageParams) {
  const { caller, event } = await loadManagedEvent((await params).eventId);
  const first = await caller.invitations.list({ eventId: event.id, limit: 50 });
  return <InvitationsView first={first} />;
}
