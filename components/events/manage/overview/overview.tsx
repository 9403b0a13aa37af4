"use client";

import { useQuery } from "@tanstack/react-query";
import { ActivityFeed } from "@/components/analytics/activity-feed";
import { ACTIVITY_SHOWN } from "@/components/analytics/activity-query";
import { RsvpChartPanel } from "@/components/analytics/rsvp-chart-panel";
import { useTRPC } from "@/components/providers/trpc";
import type { ActivityItem, RsvpsOverTime } from "@/server/domains/analytics/schema";
import { useManaged } from "../manage-context";
import { useNow } from "../use-now";
import { QuickActions } from "./quick-actions";
import { ReadyList } from "./ready-list";
import { SeatsPanel } from "./seats-panel";

type OverviewProps = {
  overTime: RsvpsOverTime;
  activity: { items: ActivityItem[]; nextCursor: string | null };
};

/** The event's numbers, their history and its latest activity. Everything here is live. */
export function Overview({ overTime, activity }: OverviewProps) {
  const trpc = useTRPC();
  const { event, seats, renderedAt } = useManaged();
  const now = useNow(renderedAt);
  const { data: chart } = useQuery(
    trpc.analytics.rsvpsOverTime.queryOptions({ eventId: event.id }, { initialData: overTime }),
  );
  const { data: recent } = useQuery(
    trpc.analytics.activity.queryOptions(
      { eventId: event.id, limit: ACTIVITY_SHOWN },
      { initialData: activity },
    ),
  );
  if (event.status === "draft") {
    return (
      <div className="grid max-w-3xl gap-6">
        <h2 className="sr-only">Overview</h2>
        <ReadyList now={now} />
        <QuickActions />
      </div>
    );
  }
  return (
    <div className="grid gap-6">
      <SeatsPanel cancelled={chart.statuses.cancelled.people} declined={chart.statuses.declined.people} />
      <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="grid content-start gap-6">
          <RsvpChartPanel data={chart} capacity={seats.capacity} now={now} />
          <QuickActions />
        </div>
        <ActivityFeed items={recent.items} now={now} timeZone={event.timeZone} />
      </div>
    </div>
  );
}
