import { ReportSkeleton } from "@/components/analytics/report/report-skeleton";

export default function AnalyticsLoading() {
  return <ReportSkeleton />;
}
