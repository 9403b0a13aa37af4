"use client";

import { memo } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { TableCell, TableRow } from "@/components/ui/table";
import { cn } from "@/lib/class-names";
import { plural } from "@/lib/plural";
import { ordinal } from "@/server/domains/rsvps/ledger.policy";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { PersonButton } from "../person-button";
import { fitOf, fitText, passedOverText } from "./fit";
import { PriorityField } from "./priority-field";

export type WaiterActions = {
  onSelect: (id: string, selected: boolean) => void;
  onStory: (guest: GuestOut) => void;
  onPromote: (guest: GuestOut) => void;
  onDecline: (guest: GuestOut) => void;
  onPriority: (guest: GuestOut, priority: number) => Promise<boolean>;
};

type WaiterRowProps = {
  guest: GuestOut;
  capacity: number | null;
  seatsLeft: number | null;
  partyRule: "skip" | "strict";
  passOversMax: number;
  /** The verb for a promotion under the event's mode. */
  verb: string;
  selected: boolean;
  pending: boolean;
  actions: WaiterActions;
};

/** One group on the waitlist. It can be promoted while it fits; otherwise the text beside it says why not. */
export const WaiterRow = memo(function WaiterRow({
  guest,
  selected,
  pending,
  verb,
  actions,
  ...queue
}: WaiterRowProps) {
  const fit = fitOf(guest.seats, queue);
  const passedOver = passedOverText(guest.passedOver, queue);
  return (
    <TableRow selected={selected} className={cn(pending && "opacity-60")}>
      <TableCell className="w-0 pr-0!">
        <Checkbox
          aria-label={`Select ${guest.person.name}`}
          checked={selected}
          onChange={(event) => actions.onSelect(guest.id, event.target.checked)}
          className="block"
        />
      </TableCell>
      <TableCell numeric className="w-0 font-medium max-md:col-start-3 max-md:row-start-1">
        <span aria-hidden="true" className="font-normal text-muted md:hidden">
          #
        </span>
        {guest.position?.toLocaleString("en-GB")}
        <span className="sr-only">{guest.position && ` (${ordinal(guest.position)} on the waitlist)`}</span>
      </TableCell>
      <TableCell className="max-w-72 py-1! max-md:col-start-2 max-md:row-start-1">
        <PersonButton guest={guest} onClick={() => actions.onStory(guest)} />
      </TableCell>
      <TableCell numeric className="max-md:col-start-3 max-md:row-start-2">
        {guest.seats}
        <span className="text-muted md:hidden">{` ${plural(guest.seats, "seat", "seats")}`}</span>
      </TableCell>
      <TableCell className="max-md:col-start-2 max-md:row-start-2">
        <Badge tone={fit.kind === "fits" ? "success" : "outline"} size="sm" dot={fit.kind === "fits"}>
          {fitText(fit)}
        </Badge>
      </TableCell>
      <TableCell className="max-md:col-start-2 max-md:row-start-3">
        <PriorityField
          guest={guest}
          disabled={pending}
          onPriority={(priority) => actions.onPriority(guest, priority)}
        />
      </TableCell>
      <TableCell
        className={cn(
          "whitespace-nowrap text-muted tabular-nums max-md:col-span-2 max-md:col-start-2 max-md:row-start-4",
          !passedOver && "max-md:hidden",
        )}
      >
        {passedOver && <span className="md:sr-only">Passed over </span>}
        {passedOver}
      </TableCell>
      <TableCell
        className={cn(
          "w-0 whitespace-nowrap text-right max-md:col-span-2 max-md:col-start-2",
          // Beside the priority, where there is room for one button.
          fit.kind === "fits" ? "max-md:row-start-5" : "max-md:row-start-3 max-md:justify-self-end",
        )}
      >
        {fit.kind === "fits" && (
          <Button size="sm" variant="soft" pending={pending} onClick={() => actions.onPromote(guest)}>
            {verb}
          </Button>
        )}
        <Button
          size="sm"
          variant="ghost"
          className="ml-1 text-muted! hover:bg-danger-soft! hover:text-danger!"
          onClick={() => actions.onDecline(guest)}
        >
          Decline
        </Button>
      </TableCell>
    </TableRow>
  );
});
