"use client";

import { useRef } from "react";
import { PlainDialog } from "@/components/rsvps/plain-dialog";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { isolate } from "@/lib/clean-text";
import { formatDate, formatTime } from "@/lib/dates";
import type { Clash } from "@/lib/refusals/sessions";
import type { BookableSession } from "./program-event";
import { isFull, titlesInWords } from "./session-words";
import { useSessions } from "./sessions-provider";
import type { ClashChoice } from "./use-session-actions";

type ClashDialogProps = {
  session: BookableSession;
  clashes: Clash[];
  /** A swap found no seat, whatever the page shows. */
  isFull: boolean;
  isPending: boolean;
  onChoose: (choice: ClashChoice) => void;
  onClose: () => void;
};

/** Names the viewer's sessions at the same time, and offers the ways to have this one. */
export function ClashDialog({ session, clashes, isPending, onChoose, onClose, ...props }: ClashDialogProps) {
  const { seatsOf } = useSessions();
  const dialog = useRef<HTMLDialogElement>(null);
  const hasNoSeat = props.isFull || isFull(seatsOf(session.id, session.seats));
  const ids = clashes.map(({ sessionId }) => sessionId);
  const titles = titlesInWords(clashes.map(({ title }) => title));
  const name = isolate(session.title);
  const choose = (choice: ClashChoice) => () => onChoose(choice);
  return (
    <PlainDialog
      dialogRef={dialog}
      onClose={onClose}
      title={`${name} clashes with your schedule`}
      description={
        hasNoSeat
          ? fullWords(name, session.waitlistEnabled)
          : "You can be in one session at a time. Which one would you like?"
      }
    >
      <ClashList clashes={clashes} />
      <div className="grid gap-2 *:h-auto! *:min-h-10 *:whitespace-normal! *:py-2">
        {hasNoSeat && session.waitlistEnabled && (
          <>
            <Button pending={isPending} onClick={choose({ dropIfPromoted: ids })}>
              Join the waitlist, and give up {titles} if I get in
            </Button>
            <Button variant="secondary" pending={isPending} onClick={choose({ onlyIfFree: true })}>
              Join the waitlist, but only if I'm free then
            </Button>
          </>
        )}
        {!hasNoSeat && (
          <Button pending={isPending} onClick={choose({ swap: ids })}>
            Swap: give up {titles}
          </Button>
        )}
        <Button variant="ghost" onClick={() => dialog.current?.close()}>
          Keep what I have
        </Button>
      </div>
    </PlainDialog>
  );
}

const fullWords = (name: string, hasWaitlist: boolean) =>
  hasWaitlist
    ? `${name} is full. You can join the waitlist and keep what you have for now.`
    : `${name} is full and has no waitlist.`;

function ClashList({ clashes }: { clashes: Clash[] }) {
  const { event, clock } = useSessions();
  const { timeZone } = event;
  return (
    <ul className="space-y-2">
      {clashes.map(({ sessionId, title, startsAt, endsAt }) => {
        const [from, to] = [new Date(startsAt), new Date(endsAt)];
        return (
          <li key={sessionId} className="rounded-control bg-fill px-3.5 py-2.5 text-sm">
            <bdi className="block font-medium">{title}</bdi>
            <Time at={from} className="text-muted tabular-nums">
              {formatDate({ at: from, timeZone, now: clock.now })}, {formatTime(from, timeZone)} –{" "}
              {formatTime(to, timeZone)}
            </Time>
          </li>
        );
      })}
    </ul>
  );
}
