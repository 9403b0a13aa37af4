import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";

/** The shape of the viewer's events while they are on their way. */
export function MyEventsSkeleton() {
  return (
    <SkeletonGroup label="Loading your events" className="space-y-3">
      <Skeleton className="h-5 w-32" />
      <div className="divide-y divide-border rounded-card border border-border bg-surface">
        {[1, 2, 3].map((row) => (
          <div key={row} className="flex gap-4 p-4 sm:gap-5">
            <Skeleton className="size-20 shrink-0 rounded-control! sm:size-24" />
            <div className="flex-1 space-y-2.5 pt-1">
              <Skeleton className="h-5 w-24 rounded-full!" />
              <Skeleton className="h-5 w-3/4" />
              <Skeleton className="h-4 w-1/2" />
            </div>
          </div>
        ))}
      </div>
    </SkeletonGroup>
  );
}
