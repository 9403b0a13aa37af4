import { OverviewSkeleton } from "@/components/events/manage/overview/overview-skeleton";

export default function OverviewLoading() {
  return <OverviewSkeleton />;
}
