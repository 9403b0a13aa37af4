import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";

const ROWS = ["a", "b", "c", "d", "e"];

/** The shape of a day of notifications while they are on their way. */
export function CentreSkeleton() {
  return (
    <SkeletonGroup label="Loading your notifications">
      <Skeleton className="mb-3 h-5 w-32" />
      <div className="rounded-card border border-border bg-surface shadow-card">
        {ROWS.map((row) => (
          <div key={row} className="flex gap-3 border-border border-b px-4 py-3.5 last:border-b-0">
            <Skeleton className="size-9 shrink-0" />
            <div className="flex-1 space-y-2">
              <Skeleton className="h-4 w-3/5" />
              <Skeleton className="h-3 w-24" />
            </div>
          </div>
        ))}
      </div>
    </SkeletonGroup>
  );
}
