import type { Metadata } from "next";
import { filtersIn } from "@/components/events/manage/guests/filters";
import { GuestsView } from "@/components/events/manage/guests/guests-view";
import { ASKED_AT_ONCE, GUESTS_PER_PAGE } from "@/components/events/manage/guests/page-size";
import { loadManagedEvent, type ManageParams } from "../managed-event";

export const metadata: Metadata = { title: "Guests" };

type GuestsPageProps = ManageParams & { searchParams: Promise<Record<string, string | string[]>> };

export default async function GuestsPage({ params, searchParams }: GuestsPageProps) {
  const { caller, event } = await loadManagedEvent((await params).eventId);
  const address = Object.entries(await searchParams).map(([name, value]) => [name, [value].flat()[0]]);
  const filters = filtersIn(Object.fromEntries(address));
  const [first, requests] = await Promise.all([
    caller.rsvps.list({ eventId: event.id, ...filters, limit: GUESTS_PER_PAGE }),
    caller.rsvps.list({ eventId: event.id, status: "pending", limit: ASKED_AT_ONCE }),
  ]);
  return <GuestsView first={first} firstFilters={filters} requests={requests} />;
}
