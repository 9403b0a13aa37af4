import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";

/** The shape of a person's schedule while it is on its way. */
export function ScheduleSkeleton() {
  return (
    <SkeletonGroup label="Loading your schedule" className="space-y-3">
      <Skeleton className="h-5 w-28" />
      <div className="divide-y divide-border rounded-card border border-border bg-surface">
        {[1, 2, 3].map((row) => (
          <div key={row} className="grid gap-x-5 gap-y-3 p-4 sm:grid-cols-[6.5rem_minmax(0,1fr)_auto]">
            <Skeleton className="h-5 w-24" />
            <div className="space-y-2.5">
              <Skeleton className="h-5 w-3/4" />
              <Skeleton className="h-4 w-1/2" />
              <Skeleton className="h-5 w-1/3" />
            </div>
            <Skeleton className="h-8 w-20 rounded-control!" />
          </div>
        ))}
      </div>
    </SkeletonGroup>
  );
}
