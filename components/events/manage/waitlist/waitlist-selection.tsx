"use client";

import { ArrowUp } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { useManaged } from "../manage-context";
import { PeopleActions, type PeopleActionsProps } from "../people-actions";
import { SelectionBar } from "../selection-bar";
import { fitOf } from "./fit";
import { promoteVerbs } from "./waitlist-texts";

type WaitlistSelectionProps = Omit<PeopleActionsProps, "declineVariant"> & {
  onClear: () => void;
  onPromote: (people: GuestOut[]) => void;
};

/** The actions for selected waitlisted guests. Promotion only where a seat is free. */
export function WaitlistSelection({ onClear, onPromote, ...actions }: WaitlistSelectionProps) {
  const { selected } = actions;
  const { event, seats } = useManaged();
  const someFit = selected.some((guest) => fitOf(guest.seats, seats).kind === "fits");
  return (
    <SelectionBar count={selected.length} onClear={onClear}>
      {someFit && (
        <Button size="sm" onClick={() => onPromote(selected)}>
          <ArrowUp aria-hidden="true" />
          {promoteVerbs(event.waitlistMode).one}
        </Button>
      )}
      <PeopleActions {...actions} />
    </SelectionBar>
  );
}
