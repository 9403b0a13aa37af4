import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";

/** The shape of the overview while it is on its way. */
export function OverviewSkeleton() {
  return (
    <SkeletonGroup label="Loading the overview" className="grid gap-6">
      <Skeleton className="h-28 w-full rounded-card" />
      <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_21rem]">
        <Skeleton className="h-84 w-full rounded-card" />
        <Skeleton className="h-84 w-full rounded-card" />
      </div>
    </SkeletonGroup>
  );
}
