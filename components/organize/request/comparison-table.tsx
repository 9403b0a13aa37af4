"use client";

import { Table, TableHead, TableHeader } from "@/components/ui/table";
import { ComparisonRow } from "./comparison-row";
import type { VenueSort } from "./venue-order";
import type { VenuesComparedProps } from "./venues-compared";

/** The columns after the venue, and the order that the name of a column chooses. */
const COLUMNS: { label: string; sort?: VenueSort; numeric?: true }[] = [
  { label: "Answer", sort: "answer" },
  { label: "Quote", sort: "price", numeric: true },
  { label: "Per person", numeric: true },
  { label: "Fits" },
  { label: "Dates" },
  { label: "Distance", sort: "distance", numeric: true },
  { label: "Notes and questions" },
];

/** The venues of a request as rows, and what is compared between them as columns. */
export function ComparisonTable({ rows, sort, onSort }: VenuesComparedProps) {
  return (
    <Table label="Venues side by side" className="shadow-card">
      <TableHead>
        <TableHeader className="sticky left-0 z-10 border-border border-r bg-sunken">Venue</TableHeader>
        {COLUMNS.map(({ label, sort: by, numeric }) => (
          <TableHeader
            key={label}
            numeric={numeric}
            className="px-3"
            {...(by && {
              sort: sort === by ? "ascending" : "none",
              onSort: () => onSort(sort === by ? "asked" : by),
            })}
          >
            {label}
          </TableHeader>
        ))}
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <ComparisonRow key={row.venue.id} {...row} />
        ))}
      </tbody>
    </Table>
  );
}
