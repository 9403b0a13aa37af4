import { cn } from "@/lib/class-names";
import type { ListedVenue } from "@/server/domains/venues/directory/schema";
import type { Seating } from "@/server/domains/venues/schema";
import { VenueCard } from "./venue-card";
import { venueGridStyles } from "./venue-grid-skeleton";

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
    <ul className={cn(venueGridStyles, className)}>
      {venues.map((venue, index) => (
        <li key={venue.id}>
          <VenueCard venue={venue} layout={layout} priority={priority && index < FIRST_ROW} />
        </li>
      ))}
    </ul>
  );
}
