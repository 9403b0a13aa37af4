import { RowsSkeleton } from "@/components/events/manage/rows-skeleton";

export default function ActivityLoading() {
  return <RowsSkeleton />;
}
