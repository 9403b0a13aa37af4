import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";

const CARDS = ["funnel", "sources", "waitlist", "parties"];

/** The shape of the analytics while they are on their way. */
export function ReportSkeleton() {
  return (
    <SkeletonGroup label="Loading the analytics" className="grid gap-6">
      <Skeleton className="h-28 w-full rounded-card" />
      <Skeleton className="h-96 w-full rounded-card" />
      <div className="grid gap-6 xl:grid-cols-2">
        {CARDS.map((card) => (
          <Skeleton key={card} className="h-80 w-full rounded-card" />
        ))}
      </div>
    </SkeletonGroup>
  );
}
