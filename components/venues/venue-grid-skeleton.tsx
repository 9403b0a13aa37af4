import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";

export const venueGridStyles = "grid grid-cols-1 gap-4 sm:grid-cols-2 sm:gap-5";

/** The shape of a grid that is on its way. */
export function VenueGridSkeleton({ count = 4 }: { count?: number }) {
  return (
    <SkeletonGroup label="Loading venues" className={venueGridStyles}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders never move.
        <div key={index} className="overflow-hidden rounded-card border border-border bg-surface">
          <Skeleton className="aspect-[16/9] w-full rounded-none" />
          <div className="space-y-3 p-4">
            <Skeleton className="h-5 w-5/6" />
            <Skeleton className="h-4 w-1/2" />
            <Skeleton className="h-4 w-2/3" />
          </div>
        </div>
      ))}
    </SkeletonGroup>
  );
}
