"use client";

import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { withdrawSentence } from "./change-words";
import { PlainDialog } from "./plain-dialog";
import { RsvpError } from "./rsvp-error";
import type { RsvpOut } from "./rsvp-event";
import { useRsvp } from "./rsvp-provider";

/** Asks before cancelling an RSVP or leaving the line, and says what that will do. */
export function WithdrawDialog({ rsvp, onClose }: { rsvp: RsvpOut; onClose: () => void }) {
  const { event, scope, seats, withdraw } = useRsvp();
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => dialog.current?.close();
  const waiting = rsvp.status === "waitlisted";
  const { waitlistEnabled } = event;
  return (
    <PlainDialog
      dialogRef={dialog}
      onClose={onClose}
      title={waiting ? `Leave the line for ${event.title}?` : `Cancel your RSVP to ${event.title}?`}
      description={withdrawSentence({ rsvp, waitlistEnabled, waitlistLength: seats.waitlistLength })}
    >
      <RsvpError error={withdraw.error} />
      <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <Button variant="secondary" onClick={close}>
          {waiting ? "Keep my place" : "Keep my seat"}
        </Button>
        <Button
          variant="danger"
          pending={withdraw.isPending}
          onClick={() => withdraw.mutate(scope, { onSuccess: close })}
        >
          {waiting ? "Leave the line" : "Cancel RSVP"}
        </Button>
      </div>
    </PlainDialog>
  );
}
