import { OverviewSkeleton } from "@/components/rsvps/manage/overview/overview-skeleton";

export default function OverviewLoading() {
  return <OverviewSkeleton />;
}
