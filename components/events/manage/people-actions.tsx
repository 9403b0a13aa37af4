import { Mail, UserMinus, UserX } from "lucide-react";
import { Button, type ButtonProps } from "@/components/ui/button";
import type { GuestOut } from "@/server/domains/rsvps/schema";

export type PeopleActionsProps = {
  selected: GuestOut[];
  onDecline: (people: GuestOut[]) => void;
  onRemove: (people: GuestOut[]) => void;
  onMessage: (people: GuestOut[]) => void;
  declineVariant?: ButtonProps["variant"];
};

/** The actions for selected people, in any list of people. */
export function PeopleActions(props: PeopleActionsProps) {
  const { selected, onDecline, onRemove, onMessage, declineVariant = "danger-ghost" } = props;
  return (
    <>
      <Button size="sm" variant={declineVariant} onClick={() => onDecline(selected)}>
        <UserX aria-hidden="true" />
        Decline
      </Button>
      <Button size="sm" variant="danger-ghost" onClick={() => onRemove(selected)}>
        <UserMinus aria-hidden="true" />
        Remove guest
      </Button>
      <Button size="sm" variant="ghost" onClick={() => onMessage(selected)}>
        <Mail aria-hidden="true" />
        Message
      </Button>
    </>
  );
}
