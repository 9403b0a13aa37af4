import type { Metadata } from "next";
import { LINES_PER_PAGE, rsvpIn } from "@/components/events/manage/activity/activity-address";
import { ActivityView } from "@/components/events/manage/activity/activity-view";
import { loadManagedEvent, type ManageParams } from "../managed-event";

export const metadata: Metadata = { title: "Activity" };

type ActivityPageProps = ManageParams & { searchParams: Promise<{ rsvp?: string | string[] }> };

export default async function ActivityPage({ params, searchParams }: ActivityPageProps) {
  const { caller, event } = await loadManagedEvent((await params).eventId);
  const rsvpId = rsvpIn([(await searchParams).rsvp].flat()[0]);
  const page = await caller.analytics.activity({ eventId: event.id, rsvpId, limit: LINES_PER_PAGE });
  return <ActivityView first={{ page, rsvpId }} />;
}
