"use client";

import { Check, Mail, UserMinus, UserX } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { SelectionBar } from "../selection-bar";

type GuestSelectionProps = {
  selected: GuestOut[];
  onClear: () => void;
  onApprove: (people: GuestOut[]) => void;
  onRemove: (people: GuestOut[]) => void;
  onDecline: (people: GuestOut[]) => void;
  onMessage: (people: GuestOut[]) => void;
};

/** What can be done with the guests who are selected. */
export function GuestSelection(props: GuestSelectionProps) {
  const { selected, onClear, onApprove, onRemove, onDecline, onMessage } = props;
  const asking = selected.filter((guest) => guest.status === "pending");
  return (
    <SelectionBar count={selected.length} onClear={onClear}>
      {asking.length > 0 && (
        <Button size="sm" onClick={() => onApprove(asking)}>
          <Check aria-hidden="true" />
          Approve {asking.length}
        </Button>
      )}
      <Button size="sm" variant="danger" onClick={() => onDecline(selected)}>
        <UserX aria-hidden="true" />
        Decline
      </Button>
      <Button size="sm" variant="danger-ghost" onClick={() => onRemove(selected)}>
        <UserMinus aria-hidden="true" />
        Take off the list
      </Button>
      <Button size="sm" variant="ghost" onClick={() => onMessage(selected)}>
        <Mail aria-hidden="true" />
        Message
      </Button>
    </SelectionBar>
  );
}
