import { RowsSkeleton } from "@/components/events/manage/rows-skeleton";

export default function InvitationsLoading() {
  return <RowsSkeleton />;
}
