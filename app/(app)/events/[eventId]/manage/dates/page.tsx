import type { Metadata } from "next";
import { DatesView } from "@/components/events/series/dates-view";
import { loadManagedEvent, type ManageParams } from "../managed-event";

export const metadata: Metadata = { title: "Dates" };

export default async function DatesPage({ params }: ManageParams) {
  const { caller, event } = await loadManagedEvent((await params).eventId);
  return <DatesView initial={await caller.series.get({ eventId: event.id })} />;
}
