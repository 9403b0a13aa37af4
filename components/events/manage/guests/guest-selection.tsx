"use client";

import { Check } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { PeopleActions, type PeopleActionsProps } from "../people-actions";
import { SelectionBar } from "../selection-bar";

type GuestSelectionProps = Omit<PeopleActionsProps, "declineVariant"> & {
  onClear: () => void;
  onApprove: (people: GuestOut[]) => void;
};

/** What can be done with the guests who are selected. */
export function GuestSelection({ onClear, onApprove, ...actions }: GuestSelectionProps) {
  const { selected } = actions;
  const asking = selected.filter((guest) => guest.status === "pending");
  return (
    <SelectionBar count={selected.length} onClear={onClear}>
      {asking.length > 0 && (
        <Button size="sm" onClick={() => onApprove(asking)}>
          <Check aria-hidden="true" />
          Approve {asking.length}
        </Button>
      )}
      <PeopleActions {...actions} declineVariant="danger" />
    </SelectionBar>
  );
}
