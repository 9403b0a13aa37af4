import type { Metadata } from "next";
import { ACTIVITY_SHOWN } from "@/components/analytics/activity-query";
import { Overview } from "@/components/events/manage/overview/overview";
import { loadManagedEvent, type ManageParams } from "./managed-event";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage({ params }: ManageParams) {
  const { caller, event } = await loadManagedEvent((await params).eventId);
  const [overTime, activity] = await Promise.all([
    caller.analytics.rsvpsOverTime({ eventId: event.id }),
    caller.analytics.activity({ eventId: event.id, limit: ACTIVITY_SHOWN }),
  ]);
  return <Overview overTime={overTime} activity={activity} />;
}
