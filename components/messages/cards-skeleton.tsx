import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";

const CARDS = ["a", "b", "c"];

/** The shape of a list of messages while it is on its way. */
export function CardsSkeleton({ label }: { label: string }) {
  return (
    <SkeletonGroup label={label} className="grid gap-3">
      <Skeleton className="mb-1 h-10 w-56" />
      {CARDS.map((card) => (
        <div key={card} className="grid gap-3 rounded-card border border-border bg-surface p-4">
          <Skeleton className="h-5 w-2/3" />
          <Skeleton className="h-4 w-full" />
          <Skeleton className="h-4 w-40" />
        </div>
      ))}
    </SkeletonGroup>
  );
}
