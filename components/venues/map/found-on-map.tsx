import { Map as MapIcon } from "lucide-react";
import type { MapPoints } from "@/server/domains/venues/directory/schema";
import type { Tiles } from "./map-ground";
import { VenueMap } from "./venue-map";

type FoundOnMapProps = { points: MapPoints["items"]; isCut: boolean; tiles: Tiles | null };

/** What was found, on a map: beside the list on wide screens, behind a switch above it on others. Needs no script. */
export function FoundOnMap({ points, isCut, tiles }: FoundOnMapProps) {
  if (points.length === 0) return null;
  return (
    <div className="lg:sticky lg:top-20 lg:order-last lg:self-start">
      <label className="inline-flex h-10 select-none items-center gap-2 rounded-control border border-border bg-surface px-4 font-medium text-sm shadow-card has-checked:bg-fill-strong has-focus-visible:outline-2 has-focus-visible:outline-accent-text lg:hidden [&:has(:checked)+div]:block">
        <input type="checkbox" className="sr-only" />
        <MapIcon aria-hidden="true" className="size-4" />
        Show map
      </label>
      <div className="hidden space-y-2 max-lg:mt-3 lg:block">
        <VenueMap points={points} tiles={tiles} label="Map of the venues found" />
        {isCut && (
          <p className="text-muted text-sm">
            The map shows the first {points.length}. Narrow your search to see others.
          </p>
        )}
      </div>
    </div>
  );
}
