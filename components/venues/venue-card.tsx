import { MapPin, Users } from "lucide-react";
import { Cover } from "@/components/ui/cover";
import { Link } from "@/components/ui/link";
import { distanceWords } from "@/lib/distance-words";
import { priceWords } from "@/lib/price-words";
import type { ListedVenue } from "@/server/domains/venues/directory/schema";
import type { Seating } from "@/server/domains/venues/schema";
import { AvailabilityBadge } from "./availability-badge";
import { photoOfSize } from "./photo-of-size";
import { capacityWords } from "./seating-words";

type VenueCardProps = {
  venue: ListedVenue;
  /** The layout that was asked for; its capacity is shown. */
  layout: Seating | "";
  /** Set for cards above the fold. */
  priority?: boolean;
};

/** A venue at a glance: picture, badge, where, for how many, and from what price. */
export function VenueCard({ venue, layout, priority = false }: VenueCardProps) {
  const { id, slug, name, city, distanceKm, photo, badge, priceFrom, currency } = venue;
  const people = capacityWords(venue.capacities, layout);
  return (
    <article className="group relative flex h-full flex-col overflow-hidden rounded-card border border-border bg-surface shadow-card transition-[border-color,box-shadow,translate] duration-200 focus-within:border-border-control hover:-translate-y-0.5 hover:border-border-control hover:shadow-raised">
      <div className="relative overflow-hidden">
        <Cover
          id={id}
          imageUrl={photo && photoOfSize(photo, 640)}
          alt={photo?.altText ?? ""}
          priority={priority}
          className="transition-transform duration-500 group-hover:scale-[1.03]"
        />
        <span className="absolute top-3 right-3 rounded-full bg-surface shadow-card">
          <AvailabilityBadge badge={badge} />
        </span>
      </div>
      <div className="flex flex-1 flex-col gap-1.5 p-4">
        <h2 className="break-words text-lg">
          <Link
            href={`/venues/${slug}`}
            className="outline-none after:absolute after:inset-0 after:rounded-card focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2"
          >
            <span className="line-clamp-2">
              <bdi>{name}</bdi>
            </span>
          </Link>
        </h2>
        <p className="flex min-w-0 items-center gap-1.5 text-muted text-sm">
          <MapPin aria-hidden="true" className="size-3.5 shrink-0" />
          <span className="truncate">
            <bdi>{city}</bdi>
          </span>
          {distanceKm !== null && (
            <span className="shrink-0 tabular-nums">· {distanceWords(distanceKm)} away</span>
          )}
        </p>
        <p className="mt-auto flex flex-wrap items-center justify-between gap-x-3 gap-y-1 pt-3 text-sm tabular-nums">
          <span className="flex items-center gap-1.5 text-muted">
            <Users aria-hidden="true" className="size-3.5 shrink-0" />
            {people ?? "Capacity on request"}
          </span>
          {priceFrom !== null && currency && (
            <span>
              from <span className="font-medium">{priceWords(priceFrom, currency)}</span>
              <span className="text-muted"> a day</span>
            </span>
          )}
        </p>
      </div>
    </article>
  );
}
