"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { TableHeader } from "@/components/ui/table";
import { cn } from "@/lib/class-names";
import type { GuestSort } from "@/server/domains/rsvps/guests.schema";
import type { Filters } from "./filters";

type SortButtonProps = {
  name: string;
  sort: GuestSort;
  filters: Filters;
  onSort: (sort: GuestSort) => void;
  numeric?: boolean;
};

/** The name of a column, as a button that orders the list by it. */
export function SortButton({ name, sort, filters, onSort, numeric = false }: SortButtonProps) {
  const isThis = (filters.sort ?? "rsvpAt") === sort;
  const order = isThis ? (filters.order ?? "asc") : null;
  const Arrow = order === "desc" ? ArrowDown : ArrowUp;
  return (
    <TableHeader numeric={numeric} sort={order ? (order === "asc" ? "ascending" : "descending") : "none"}>
      <button
        type="button"
        onClick={() => onSort(sort)}
        className={cn(
          "group inline-flex items-center gap-1 rounded-sm hover:text-text",
          numeric && "flex-row-reverse",
          order && "text-text",
        )}
      >
        {name}
        <Arrow aria-hidden="true" className={cn("size-3", !order && "opacity-0 group-hover:opacity-60")} />
      </button>
    </TableHeader>
  );
}
