"use client";

import { ArrowUp, Mail, UserMinus, UserX } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { useManaged } from "../manage-context";
import { SelectionBar } from "../selection-bar";
import { fitOf } from "./fit";
import { promoteVerbs } from "./line-texts";

type LineSelectionProps = {
  selected: GuestOut[];
  onClear: () => void;
  onPromote: (people: GuestOut[]) => void;
  onDecline: (people: GuestOut[]) => void;
  onRemove: (people: GuestOut[]) => void;
  onMessage: (people: GuestOut[]) => void;
};

/** What can be done with those in line who are selected. Promoting only where a seat could come of it. */
export function LineSelection(props: LineSelectionProps) {
  const { selected, onClear, onPromote, onDecline, onRemove, onMessage } = props;
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
      <Button size="sm" variant="danger-ghost" onClick={() => onDecline(selected)}>
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
