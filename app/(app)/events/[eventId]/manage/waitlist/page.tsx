import type { Metadata } from "next";
import { ASKED_AT_ONCE, GUESTS_PER_PAGE } from "@/components/events/manage/guests/page-size";
import { WaitlistView } from "@/components/events/manage/waitlist/waitlist-view";
import { loadManagedEvent, type ManageParams } from "../managed-event";

export const metadata: Metadata = { title: "Waitlist" };

export default async function WaitlistPage({ params }: ManageParams) {
  const { caller, event } = await loadManagedEvent((await params).eventId);
  const [first, offers] = await Promise.all([
    caller.rsvps.waitlist({ eventId: event.id, limit: GUESTS_PER_PAGE }),
    caller.rsvps.list({ eventId: event.id, status: "offered", limit: ASKED_AT_ONCE }),
  ]);
  return <WaitlistView first={first} offers={offers} />;
}
