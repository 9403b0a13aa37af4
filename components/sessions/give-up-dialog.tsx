"use client";

import { useRef } from "react";
import { PlainDialog } from "@/components/rsvps/plain-dialog";
import { Button } from "@/components/ui/button";
import type { ScheduleItem } from "@/server/domains/schedule/schema";
import type { BookableSession } from "./program-event";
import { giveUpWords } from "./session-words";
import { useSessions } from "./sessions-provider";

type GiveUpDialogProps = {
  session: BookableSession;
  own: ScheduleItem;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before a seat, an offer or a place on the waitlist is given up. The answer arrives as a toast. */
export function GiveUpDialog({ session, own, onConfirm, onClose }: GiveUpDialogProps) {
  const { seatsOf } = useSessions();
  const dialog = useRef<HTMLDialogElement>(null);
  const { waitlistLength } = seatsOf(session.id, session.seats);
  const words = giveUpWords(own.rsvpStatus, session.title, waitlistLength);
  const close = () => dialog.current?.close();
  return (
    <PlainDialog dialogRef={dialog} onClose={onClose} title={words.title} description={words.description}>
      <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <Button variant="secondary" onClick={close}>
          {words.keep}
        </Button>
        <Button
          variant="danger"
          onClick={() => {
            close();
            onConfirm();
          }}
        >
          {words.confirm}
        </Button>
      </div>
    </PlainDialog>
  );
}
