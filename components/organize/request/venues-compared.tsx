"use client";

import { useMedia } from "@/lib/use-media";
import { ComparisonTable } from "./comparison-table";
import type { VenueProps } from "./request-shared";
import { VenueCard } from "./venue-card";
import type { VenueSort } from "./venue-order";

export type VenuesComparedProps = {
  rows: VenueProps[];
  sort: VenueSort;
  onSort: (sort: VenueSort) => void;
};

/** The venues side by side: a table where there is room for its columns, and one card for each venue where there is not. */
export function VenuesCompared(props: VenuesComparedProps) {
  // The server doesn't know how wide the window is: it sends both, and the browser keeps one.
  const isWide = useMedia("(min-width: 64rem)");
  return (
    <>
      {isWide !== false && (
        <div className="max-lg:hidden">
          <ComparisonTable {...props} />
        </div>
      )}
      {isWide !== true && (
        <ul className="grid gap-4 md:grid-cols-2 lg:hidden">
          {props.rows.map((row) => (
            <li key={row.venue.id} className="min-w-0">
              <VenueCard {...row} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
