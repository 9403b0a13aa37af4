import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";

const ROWS = ["a", "b", "c", "d"];

/** The shape of a desk page while it is on its way: its title, and a list. */
export function DeskSkeleton() {
  return (
    <SkeletonGroup label="Loading" className="space-y-5">
      <Skeleton className="h-7 w-40" />
      <div className="rounded-card border border-border bg-surface shadow-card">
        {ROWS.map((row) => (
          <div key={row} className="space-y-2 border-border border-b px-4 py-3.5 last:border-b-0">
            <Skeleton className="h-5 w-3/5" />
            <Skeleton className="h-4 w-40" />
            <Skeleton className="h-4 w-64 max-w-full" />
          </div>
        ))}
      </div>
    </SkeletonGroup>
  );
}
