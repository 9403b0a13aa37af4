"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Table, TableHead, TableHeader } from "@/components/ui/table";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { cardsOnPhones } from "../cards-on-phones";
import { useManaged } from "../manage-context";
import type { WaitlistPage } from "./use-waitlist";
import { type WaiterActions, WaiterRow } from "./waiter-row";
import { promoteVerbs } from "./waitlist-texts";

type WaitlistTableProps = {
  queue: readonly GuestOut[];
  terms: WaitlistPage;
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
  pending: ReadonlySet<string>;
  actions: WaiterActions;
};

/** The queue, first first; on phones every row becomes a card. */
export function WaitlistTable({ queue, terms, chosen, onChosen, pending, actions }: WaitlistTableProps) {
  const { event, seats } = useManaged();
  const count = queue.filter((guest) => chosen.has(guest.id)).length;
  return (
    <Table label="Waitlist in order" className={cardsOnPhones}>
      <TableHead>
        <TableHeader className="pr-0!">
          <Checkbox
            aria-label="Select everyone shown"
            checked={count === queue.length}
            indeterminate={count > 0 && count < queue.length}
            onChange={(event) =>
              onChosen(new Set(event.target.checked ? queue.map((guest) => guest.id) : []))
            }
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
        {queue.map((guest) => (
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
