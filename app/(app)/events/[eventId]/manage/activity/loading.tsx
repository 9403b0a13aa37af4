import { RowsSkeleton } from "@/components/rsvps/manage/rows-skeleton";

export default function ActivityLoading() {
  return <RowsSkeleton />;
}
