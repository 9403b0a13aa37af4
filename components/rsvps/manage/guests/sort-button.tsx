"use client";

import type { Header } from "@tanstack/react-table";
import { ArrowDown, ArrowUp } from "lucide-react";
import { TableHeader } from "@/components/ui/table";
import { cn } from "@/lib/class-names";
import type { GuestOut } from "@/server/domains/rsvps/schema";

type SortButtonProps = { header: Header<GuestOut, unknown>; numeric?: boolean };

/** The name of a column; a button that orders by it where the whole list is here. */
export function SortButton({ header, numeric = false }: SortButtonProps) {
  const name = String(header.column.columnDef.header);
  if (!header.column.getCanSort()) return <TableHeader numeric={numeric}>{name}</TableHeader>;
  const order = header.column.getIsSorted();
  const Arrow = order === "desc" ? ArrowDown : ArrowUp;
  return (
    <TableHeader numeric={numeric} sort={order ? (order === "asc" ? "ascending" : "descending") : "none"}>
      <button
        type="button"
        onClick={header.column.getToggleSortingHandler()}
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
