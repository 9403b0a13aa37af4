import { RowsSkeleton } from "@/components/events/manage/rows-skeleton";

export default function DatesLoading() {
  return <RowsSkeleton />;
}
