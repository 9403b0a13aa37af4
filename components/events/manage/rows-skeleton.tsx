import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";

const ROWS = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** The shape of a list of people while it is on its way. */
export function RowsSkeleton() {
  return (
    <SkeletonGroup label="Loading the guests" className="grid gap-4">
      <Skeleton className="h-10 w-full max-w-md" />
      <div className="overflow-hidden rounded-card border border-border bg-surface">
        {ROWS.map((row) => (
          <div key={row} className="flex h-14 items-center gap-3 border-border border-b px-5 last:border-b-0">
            <Skeleton className="size-7 rounded-full" />
            <Skeleton className="h-4 w-40" />
            <Skeleton className="ml-auto h-5 w-24 rounded-full" />
          </div>
        ))}
      </div>
    </SkeletonGroup>
  );
}
