import { Pencil } from "lucide-react";
import type { Ref } from "react";
import { Button } from "@/components/ui/button";
import { withdrawLabels } from "./change-words";
import type { RsvpOut } from "./rsvp-event";

type AnswerButtonsProps = {
  rsvp: Pick<RsvpOut, "status" | "askedAt">;
  accepting: boolean;
  onAccept: () => void;
  onEdit: () => void;
  onWithdraw: () => void;
  editButton: Ref<HTMLButtonElement>;
};

/** The actions for the viewer's RSVP. An open offer comes first. */
export function AnswerButtons({
  rsvp,
  accepting,
  onAccept,
  onEdit,
  onWithdraw,
  editButton,
}: AnswerButtonsProps) {
  const isOffer = rsvp.status === "offered" || (rsvp.status === "waitlisted" && rsvp.askedAt !== null);
  return (
    <div className="flex flex-wrap gap-2">
      {isOffer && (
        <Button size="lg" pending={accepting} onClick={onAccept} className="grow max-sm:basis-full">
          Accept
        </Button>
      )}
      <Button ref={editButton} variant="secondary" size={isOffer ? "lg" : undefined} onClick={onEdit}>
        <Pencil aria-hidden="true" />
        Edit
      </Button>
      <Button variant="danger-ghost" size={isOffer ? "lg" : undefined} onClick={onWithdraw}>
        {withdrawLabels(rsvp.status).label}
      </Button>
    </div>
  );
}
