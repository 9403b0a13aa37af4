"use client";

import { useQuery } from "@tanstack/react-query";
import { ChartNoAxesCombined } from "lucide-react";
import { useManaged } from "@/components/events/manage/manage-context";
import { useNow } from "@/components/events/manage/use-now";
import { useTRPC } from "@/components/providers/trpc";
import { EmptyState } from "@/components/ui/empty-state";
import type { Report } from "@/server/domains/analytics/report/schema";
import type { RsvpsOverTime } from "@/server/domains/analytics/schema";
import { SessionReports } from "../sessions/session-reports";
import { ArrivalTimesCard } from "./arrival-times-card";
import { ArrivalsCard, CancellationsCard, PartiesCard, PeopleCard } from "./guest-charts";
import { SummaryStats } from "./summary-stats";
import { TimeCharts } from "./time-charts";
import { WayCharts } from "./way-charts";

type ReportViewProps = { first: { report: Report; overTime: RsvpsOverTime } };

/** What became of the event's page, its seats, its line and its guests. Follows what happens. */
export function ReportView({ first }: ReportViewProps) {
  const trpc = useTRPC();
  const { event, renderedAt } = useManaged();
  const now = useNow(renderedAt);
  const scope = { eventId: event.id };
  const { data: report } = useQuery(trpc.analytics.report.queryOptions(scope, { initialData: first.report }));
  const { data: overTime } = useQuery(
    trpc.analytics.rsvpsOverTime.queryOptions(scope, { initialData: first.overTime }),
  );
  if (report.funnel.visitors === 0 && report.funnel.answered === 0) {
    return (
      <EmptyState
        icon={<ChartNoAxesCombined />}
        title="Nothing to count yet"
        description={
          event.status === "draft"
            ? "Once the event is published, visitors, RSVPs and seats will be drawn here."
            : "The first visitor of the event's page draws the first line. Share the link to get going."
        }
      />
    );
  }
  const facts = { eventId: event.id, report, overTime, now };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <SummaryStats report={report} totals={overTime.totals} isOver={now >= new Date(report.endsAt)} />
      <TimeCharts {...facts} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 xl:grid-cols-2 xl:[&>:last-child:nth-child(odd)]:col-span-2">
        <WayCharts {...facts} />
        <PartiesCard {...facts} />
        <CancellationsCard {...facts} />
        <ArrivalsCard {...facts} />
        <ArrivalTimesCard eventId={event.id} timeZone={report.timeZone} />
        <PeopleCard {...facts} />
      </div>
      <SessionReports now={now} />
    </div>
  );
}
