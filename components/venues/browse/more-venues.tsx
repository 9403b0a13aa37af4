"use client";

import { Button } from "@/components/ui/button";
import { buttonStyles } from "@/components/ui/button-styles";
import { errorMessage } from "@/lib/error-message";
import { counted } from "@/lib/plural";
import type { Seating } from "@/server/domains/venues/schema";
import { VenueGrid, VenueGridSkeleton } from "../venue-grid";
import { type PageQuery, useNextVenues } from "./use-next-venues";

type MoreVenuesProps = {
  /** The address of the next page, for browsers without script. */
  href: string;
  query: PageQuery;
  /** Where the first page ended. */
  cursor: string;
  /** How many the first page showed. */
  shown: number;
  layout: Seating | "";
};

/** The next pages of the directory, below the first. Before any script has run it is a link to the next page. */
export function MoreVenues({ href, query, cursor, shown, layout }: MoreVenuesProps) {
  const { venues, hasMore, isWanted, isLoading, error, load } = useNextVenues(query, cursor);
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
        {hasMore && isWanted && (
          <Button variant="secondary" pending={isLoading} onClick={load}>
            {error ? "Try again" : "Show more venues"}
          </Button>
        )}
        {hasMore && !isWanted && (
          <a
            href={href}
            className={buttonStyles({ variant: "secondary" })}
            onClick={(click) => {
              click.preventDefault();
              load();
            }}
          >
            Show more venues
          </a>
        )}
      </div>
    </div>
  );
}
