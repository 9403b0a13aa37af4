"use client";

import { memo } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { TableCell, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { cn } from "@/lib/class-names";
import { formatDate, formatTime } from "@/lib/dates";
import { plural } from "@/lib/plural";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { PersonButton } from "../person-button";
import { GuestActions, type GuestRowActions } from "./guest-actions";
import { isLive } from "./guest-status";
import { StatusBadge } from "./status-badge";

type GuestRowProps = {
  guest: GuestOut;
  selected: boolean;
  pending: boolean;
  timeZone: string;
  now: Date;
  actions: GuestRowActions;
};

/** One person: a row of the table, and a card of two lines on phones. */
export const GuestRow = memo(function GuestRow({
  guest,
  selected,
  pending,
  timeZone,
  now,
  actions,
}: GuestRowProps) {
  const { person } = guest;
  const answeredAt = new Date(guest.rsvpAt);
  return (
    <TableRow selected={selected} className={cn(pending && "opacity-60")}>
      <TableCell className="w-0 pr-0!">
        <Checkbox
          aria-label={`Select ${person.name}`}
          checked={selected}
          disabled={!isLive(guest)}
          onChange={(event) => actions.onSelect(guest.id, event.target.checked)}
          className="block"
        />
      </TableCell>
      <TableCell className="max-w-72 py-1!">
        <PersonButton guest={guest} onClick={() => actions.onStory(guest)} />
      </TableCell>
      <TableCell className="max-md:justify-self-end">
        <StatusBadge guest={guest} />
      </TableCell>
      <TableCell numeric className="max-md:col-start-2 max-md:text-left">
        {guest.seats}
        <span className="text-muted md:hidden">{` ${plural(guest.seats, "seat", "seats")}`}</span>
      </TableCell>
      <TableCell
        className={cn(
          "max-w-56 truncate text-muted max-md:col-span-2 max-md:col-start-2 max-md:row-start-3",
          !guest.specialRequirements && "max-md:hidden",
        )}
        title={guest.specialRequirements ?? undefined}
      >
        {guest.specialRequirements}
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted tabular-nums max-md:hidden">
        <Time at={answeredAt}>
          {formatDate({ at: answeredAt, timeZone, now })}, {formatTime(answeredAt, timeZone)}
        </Time>
      </TableCell>
      <TableCell className="w-0 text-right max-md:-mr-3">
        <GuestActions guest={guest} pending={pending} actions={actions} />
      </TableCell>
    </TableRow>
  );
});
