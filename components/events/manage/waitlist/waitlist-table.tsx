"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Table, TableHead, TableHeader } from "@/components/ui/table";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { cardsOnPhones } from "../cards-on-phones";
import { useManaged } from "../manage-context";
import { promoteVerbs } from "./line-texts";
import type { LinePage } from "./use-line";
import { type WaiterActions, WaiterRow } from "./waiter-row";

type WaitlistTableProps = {
  line: readonly GuestOut[];
  terms: LinePage;
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
  pending: ReadonlySet<string>;
  actions: WaiterActions;
};

/** The line, first first; on phones every row becomes a card. */
export function WaitlistTable({ line, terms, chosen, onChosen, pending, actions }: WaitlistTableProps) {
  const { event, seats } = useManaged();
  const count = line.filter((guest) => chosen.has(guest.id)).length;
  return (
    <Table label="Waitlist, first in line first" className={cardsOnPhones}>
      <TableHead>
        <TableHeader className="pr-0!">
          <Checkbox
            aria-label="Select everyone shown"
            checked={count === line.length}
            indeterminate={count > 0 && count < line.length}
            onChange={(event) => onChosen(new Set(event.target.checked ? line.map((guest) => guest.id) : []))}
            className="block"
          />
        </TableHeader>
        <TableHeader numeric>#</TableHeader>
        <TableHeader>Guest</TableHeader>
        <TableHeader numeric>Seats</TableHeader>
        <TableHeader>Fits?</TableHeader>
        <TableHeader>Priority</TableHeader>
        <TableHeader>Passed over</TableHeader>
        <TableHeader>
          <span className="sr-only">Actions</span>
        </TableHeader>
      </TableHead>
      <tbody>
        {line.map((guest) => (
          <WaiterRow
            key={guest.id}
            guest={guest}
            capacity={seats.capacity}
            seatsLeft={seats.seatsLeft}
            partyRule={terms.partyRule}
            passOversMax={terms.passOversMax}
            verb={promoteVerbs(event.waitlistMode).one}
            selected={chosen.has(guest.id)}
            pending={pending.has(guest.id)}
            actions={actions}
          />
        ))}
      </tbody>
    </Table>
  );
}
