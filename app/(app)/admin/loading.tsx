import { PageSkeleton } from "@/components/operations/page-skeleton";

export default function AdminLoading() {
  return <PageSkeleton />;
}
