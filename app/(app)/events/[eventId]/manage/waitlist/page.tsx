import type { Metadata } from "next";
import { GUESTS_PER_PAGE } from "@/components/rsvps/manage/guests/page-size";
import { WaitlistView } from "@/components/rsvps/manage/waitlist/waitlist-view";
import { loadManagedEvent, type ManageParams } from "../managed-event";

export const metadata: Metadata = { title: "Waitlist" };

export default async function WaitlistPage({ params }: ManageParams) {
  const { caller, event } = await loadManagedEvent((await params).eventId);
  const first = await caller.rsvps.waitlist({ eventId: event.id, limit: GUESTS_PER_PAGE });
  return <WaitlistView first={first} />;
}
