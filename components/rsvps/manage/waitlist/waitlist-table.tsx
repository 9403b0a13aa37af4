import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Table, TableHead, TableHeader } from "@/components/ui/table";
import { cardsOnPhones } from "../cards-on-phones";

type WaitlistTableProps = { all: boolean; some: boolean; onAll: (on: boolean) => void; children: ReactNode };

/** The frame of the line; on phones every row becomes a card. */
export function WaitlistTable({ all, some, onAll, children }: WaitlistTableProps) {
  return (
    <Table label="Waitlist, first in line first" className={cardsOnPhones}>
      <TableHead>
        <TableHeader className="pr-0!">
          <Checkbox
            aria-label="Select everyone shown"
            checked={all}
            indeterminate={some}
            onChange={(event) => onAll(event.target.checked)}
            className="block"
          />
        </TableHeader>
        <TableHeader numeric>#</TableHeader>
        <TableHeader>Guest</TableHeader>
        <TableHeader numeric>Seats</TableHeader>
        <TableHeader>Fits?</TableHeader>
        <TableHeader>Passed over</TableHeader>
        <TableHeader>
          <span className="sr-only">Actions</span>
        </TableHeader>
      </TableHead>
      <tbody>{children}</tbody>
    </Table>
  );
}
