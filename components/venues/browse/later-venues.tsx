"use client";

import { Button } from "@/components/ui/button";
import { errorMessage } from "@/lib/error-message";
import { counted } from "@/lib/plural";
import type { Seating } from "@/server/domains/venues/schema";
import { VenueGrid } from "../venue-grid";
import { VenueGridSkeleton } from "../venue-grid-skeleton";
import { type PageQuery, useNextVenues } from "./use-next-venues";

export type LaterVenuesProps = {
  query: PageQuery;
  /** Where the first page ended. */
  cursor: string;
  /** How many the first page showed. */
  shown: number;
  layout: Seating | "";
};

/** The pages of the directory after the first. Its script comes when the first of them is asked for. */
export function LaterVenues({ query, cursor, shown, layout }: LaterVenuesProps) {
  const { venues, hasMore, isLoading, error, load } = useNextVenues(query, cursor);
  return (
    <div className="mt-4 space-y-4 sm:mt-5 sm:space-y-5">
      {venues.length > 0 && <VenueGrid venues={venues} layout={layout} />}
      {isLoading && <VenueGridSkeleton count={2} />}
      <div className="flex flex-col items-center gap-3 py-6">
        <p role="status" className="text-muted text-sm tabular-nums">
          {counted(shown + venues.length, "venue")}
        </p>
        {error && (
          <p role="alert" className="text-danger text-sm">
            {errorMessage(error)}
          </p>
        )}
        {hasMore && (
          <Button variant="secondary" pending={isLoading} onClick={load}>
            {error ? "Try again" : "Show more venues"}
          </Button>
        )}
      </div>
    </div>
  );
}
