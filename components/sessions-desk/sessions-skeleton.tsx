import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";

const ROWS = ["a", "b", "c", "d", "e", "f"];

/** The shape of the program while it is on its way. */
export function SessionsSkeleton() {
  return (
    <SkeletonGroup label="Loading the sessions" className="grid gap-4">
      <Skeleton className="h-10 w-full max-w-sm" />
      <div className="flex justify-between gap-3">
        <Skeleton className="h-5 w-40" />
        <Skeleton className="h-10 w-36" />
      </div>
      <div className="overflow-hidden rounded-card border border-border bg-surface">
        {ROWS.map((row) => (
          <div key={row} className="flex h-16 items-center gap-6 border-border border-b px-5 last:border-b-0">
            <Skeleton className="h-4 w-24" />
            <Skeleton className="h-4 w-56" />
            <Skeleton className="ml-auto h-4 w-24" />
          </div>
        ))}
      </div>
    </SkeletonGroup>
  );
}
