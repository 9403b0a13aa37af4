import type { Metadata } from "next";
import { filtersIn } from "@/components/rsvps/manage/guests/filters";
import { GuestsView } from "@/components/rsvps/manage/guests/guests-view";
import { GUESTS_PER_PAGE } from "@/components/rsvps/manage/guests/page-size";
import { loadManagedEvent, type ManageParams } from "../managed-event";

export const metadata: Metadata = { title: "Guests" };

type GuestsPageProps = ManageParams & { searchParams: Promise<Record<string, string | string[]>> };

export default async function GuestsPage({ params, searchParams }: GuestsPageProps) {
  const { caller, event } = await loadManagedEvent((await params).eventId);
  const address = Object.entries(await searchParams).map(([name, value]) => [name, [value].flat()[0]]);
  const filters = filtersIn(Object.fromEntries(address));
  const first = await caller.rsvps.list({ eventId: event.id, ...filters, limit: GUESTS_PER_PAGE });
  return <GuestsView first={first} firstFilters={filters} />;
}
