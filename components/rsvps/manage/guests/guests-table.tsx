"use client";

import {
  createColumnHelper,
  getCoreRowModel,
  getSortedRowModel,
  type RowSelectionState,
  type Table as TanStackTable,
  useReactTable,
} from "@tanstack/react-table";
import { Checkbox } from "@/components/ui/checkbox";
import { Table, TableHead, TableHeader } from "@/components/ui/table";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { cardsOnPhones } from "../cards-on-phones";
import { useManaged } from "../manage-context";
import { GuestRow, type GuestRowActions, isLive } from "./guest-row";
import { SortButton } from "./sort-button";

const column = createColumnHelper<GuestOut>();

const columns = [
  column.accessor((guest) => guest.person.name, { id: "name", header: "Guest", sortingFn: "text" }),
  column.accessor("status", { header: "Status" }),
  column.accessor("seats", { header: "Seats" }),
  column.accessor((guest) => guest.specialRequirements ?? "", {
    id: "needs",
    header: "Special requirements",
  }),
  column.accessor("rsvpAt", { header: "Answered" }),
];

type GuestsTableProps = {
  guests: GuestOut[];
  /** Only a whole list can be sorted here: of a part of it, the order would mislead. */
  complete: boolean;
  selection: RowSelectionState;
  onSelection: (selection: RowSelectionState) => void;
  pending: ReadonlySet<string>;
  actions: GuestRowActions;
};

/** The guests as a dense table, or as cards where there is no room for one. */
export function GuestsTable({
  guests,
  complete,
  selection,
  onSelection,
  pending,
  actions,
}: GuestsTableProps) {
  const { event, renderedAt } = useManaged();
  const table = useReactTable({
    data: guests,
    columns,
    state: { rowSelection: selection },
    getRowId: (guest) => guest.id,
    enableRowSelection: (row) => isLive(row.original),
    enableSorting: complete,
    onRowSelectionChange: (change) => onSelection(typeof change === "function" ? change(selection) : change),
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });
  return (
    <Table label="Guests" className={cardsOnPhones}>
      <GuestsHead table={table} />
      <tbody>
        {table.getRowModel().rows.map(({ id, original }) => (
          <GuestRow
            key={id}
            guest={original}
            selected={selection[id] === true}
            pending={pending.has(id)}
            timeZone={event.timeZone}
            now={renderedAt}
            actions={actions}
          />
        ))}
      </tbody>
    </Table>
  );
}

function GuestsHead({ table }: { table: TanStackTable<GuestOut> }) {
  return (
    <TableHead>
      <TableHeader className="pr-0!">
        <Checkbox
          aria-label="Select everyone shown"
          checked={table.getIsAllRowsSelected()}
          indeterminate={table.getIsSomeRowsSelected()}
          onChange={table.getToggleAllRowsSelectedHandler()}
          className="block"
        />
      </TableHeader>
      {table.getFlatHeaders().map((header) => (
        <SortButton key={header.id} header={header} numeric={header.id === "seats"} />
      ))}
      <TableHeader>
        <span className="sr-only">Actions</span>
      </TableHeader>
    </TableHead>
  );
}
