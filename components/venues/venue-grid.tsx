import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { cn } from "@/lib/class-names";
import type { ListedVenue } from "@/server/domains/venues/directory/schema";
import type { Seating } from "@/server/domains/venues/schema";
import { VenueCard } from "./venue-card";

const gridStyles = "grid grid-cols-1 gap-4 sm:grid-cols-2 sm:gap-5";

/** Cards above the fold on a wide screen: their photos load first. */
const FIRST_ROW = 2;

type VenueGridProps = {
  venues: ListedVenue[];
  layout: Seating | "";
  priority?: boolean;
  className?: string;
};

/** Venues as cards. */
export function VenueGrid({ venues, layout, priority = false, className }: VenueGridProps) {
  return (
    <ul className={cn(gridStyles, className)}>
      {venues.map((venue, index) => (
        <li key={venue.id}>
          <VenueCard venue={venue} layout={layout} priority={priority && index < FIRST_ROW} />
        </li>
      ))}
    </ul>
  );
}

/** The shape of a grid that is on its way. */
export function VenueGridSkeleton({ count = 4 }: { count?: number }) {
  return (
    <SkeletonGroup label="Loading venues" className={gridStyles}>
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
