"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Table, TableHead, TableHeader } from "@/components/ui/table";
import type { GuestSort } from "@/server/domains/rsvps/guests.schema";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { cardsOnPhones } from "../cards-on-phones";
import { useManaged } from "../manage-context";
import type { Filters } from "./filters";
import type { GuestRowActions } from "./guest-actions";
import { GuestRow } from "./guest-row";
import { isLive } from "./guest-status";
import { SortButton } from "./sort-button";

type GuestsTableProps = {
  guests: readonly GuestOut[];
  filters: Filters;
  onSort: (sort: GuestSort) => void;
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
  pending: ReadonlySet<string>;
  actions: GuestRowActions;
};

/** The guests as a dense table, or as cards where there is no room for one. The server keeps the order. */
export function GuestsTable({
  guests,
  filters,
  onSort,
  chosen,
  onChosen,
  pending,
  actions,
}: GuestsTableProps) {
  const { event, renderedAt } = useManaged();
  const order = { filters, onSort };
  return (
    <Table label="Guests" className={cardsOnPhones}>
      <TableHead>
        <TableHeader className="pr-0!">
          <SelectAll guests={guests} chosen={chosen} onChosen={onChosen} />
        </TableHeader>
        <SortButton name="Guest" sort="name" {...order} />
        <SortButton name="Status" sort="status" {...order} />
        <SortButton name="Seats" sort="party" numeric {...order} />
        <TableHeader>Special requirements</TableHeader>
        <SortButton name="RSVPed" sort="rsvpAt" {...order} />
        <TableHeader>
          <span className="sr-only">Actions</span>
        </TableHeader>
      </TableHead>
      <tbody>
        {guests.map((guest) => (
          <GuestRow
            key={guest.id}
            guest={guest}
            selected={chosen.has(guest.id)}
            pending={pending.has(guest.id)}
            timeZone={event.timeZone}
            now={renderedAt}
            actions={actions}
          />
        ))}
      </tbody>
    </Table>
  );
}

function SelectAll({ guests, chosen, onChosen }: Pick<GuestsTableProps, "guests" | "chosen" | "onChosen">) {
  const live = guests.filter(isLive);
  const count = live.filter((guest) => chosen.has(guest.id)).length;
  return (
    <Checkbox
      aria-label="Select everyone shown"
      disabled={live.length === 0}
      checked={count > 0 && count === live.length}
      indeterminate={count > 0 && count < live.length}
      onChange={(event) => onChosen(new Set(event.target.checked ? live.map((guest) => guest.id) : []))}
      className="block"
    />
  );
}
