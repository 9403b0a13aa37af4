import { RowsSkeleton } from "@/components/events/manage/rows-skeleton";

export default function GuestsLoading() {
  return <RowsSkeleton />;
}
