import { DeskSkeleton } from "@/components/venue-desk/desk-skeleton";

export default function VenueDeskLoading() {
  return <DeskSkeleton />;
}
