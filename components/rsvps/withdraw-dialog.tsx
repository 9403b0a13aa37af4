"use client";

import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { isolate } from "@/lib/clean-text";
import { withdrawLabels, withdrawSentence } from "./change-words";
import { PlainDialog } from "./plain-dialog";
import { RsvpError } from "./rsvp-error";
import type { RsvpOut } from "./rsvp-event";
import { useRsvp } from "./rsvp-provider";

/** Asks before what one has or awaits is given up, and says what that will do. */
export function WithdrawDialog({ rsvp, onClose }: { rsvp: RsvpOut; onClose: () => void }) {
  const { event, scope, seats, withdraw, refuse } = useRsvp();
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => dialog.current?.close();
  const { label, question, keep } = withdrawLabels(rsvp.status);
  const isOffer = rsvp.status === "offered";
  const giveUp = () => {
    if (isOffer) refuse.mutate({ rsvpId: rsvp.id }, { onSuccess: close });
    else withdraw.mutate(scope, { onSuccess: close });
  };
  const { waitlistEnabled } = event;
  return (
    <PlainDialog
      dialogRef={dialog}
      onClose={onClose}
      title={`${question} ${isolate(event.title)}?`}
      description={withdrawSentence({ rsvp, waitlistEnabled, waitlistLength: seats.waitlistLength })}
    >
      <RsvpError error={isOffer ? refuse.error : withdraw.error} />
      <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <Button variant="secondary" onClick={close}>
          {keep}
        </Button>
        <Button variant="danger" pending={withdraw.isPending || refuse.isPending} onClick={giveUp}>
          {label}
        </Button>
      </div>
    </PlainDialog>
  );
}
