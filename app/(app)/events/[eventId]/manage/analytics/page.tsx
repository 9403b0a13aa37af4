import type { Metadata } from "next";
import { ReportView } from "@/components/analytics/report/report-view";
import { loadManagedEvent, type ManageParams } from "../managed-event";

export const metadata: Metadata = { title: "Analytics" };

export default async function AnalyticsPage({ params }: ManageParams) {
  const { caller, event } = await loadManagedEvent((await params).eventId);
  const [report, overTime] = await Promise.all([
    caller.analytics.report({ eventId: event.id }),
    caller.analytics.rsvpsOverTime({ eventId: event.id }),
  ]);
  return <ReportView first={{ report, overTime }} />;
}
