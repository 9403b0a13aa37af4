import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";

const ROWS = ["a", "b", "c", "d", "e", "f"];

/** The shape of a list while it is on its way. */
export function RowsSkeleton({ label = "Loading the list" }: { label?: string }) {
  return (
    <SkeletonGroup label={label} className="overflow-hidden rounded-card border border-border bg-surface">
      {ROWS.map((row) => (
        <div key={row} className="flex h-14 items-center gap-3 border-border border-b px-5 last:border-b-0">
          <Skeleton className="h-4 w-48" />
          <Skeleton className="ml-auto h-5 w-20 rounded-full" />
        </div>
      ))}
    </SkeletonGroup>
  );
}
