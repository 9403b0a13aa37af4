"use client";

import { type RefObject, useCallback, useEffect, useRef } from "react";
import { Late } from "../ui/late";
import { ClosedNote } from "./closed-note";
import { JoinForm } from "./join-form";
import { answerCard, invitedNote, refreshAtTurns, rsvpBar } from "./late-parts";
import { useRsvp } from "./rsvp-provider";
import { changeAnnouncement } from "./rsvp-words";
import { SeatsBar } from "./seats-bar";

/** Where one stands with this event: the seats, and the form or one's own answer. */
export function RsvpPanel() {
  const { rsvp, outlook, event, seats, serverAnswer, invitation, scope, now } = useRsvp();
  const body = useRef<HTMLDivElement>(null);
  const keepFocus = useFocusKept(body, rsvp?.status ?? "none");
  const mayJoin = rsvp === null || rsvp.status === "cancelled";
  // With seats left that are too few for this party, the form stays: a smaller one may fit.
  const isFull = outlook.kind === "full" && seats.seatsLeft === 0;
  const closedReason = isFull ? "rsvp.full" : outlook.kind === "closed" && outlook.reason;
  const live = event.status !== "draft" && event.status !== "cancelled";
  return (
    <>
      <div
        id="rsvp"
        className="scroll-mt-20 overflow-hidden rounded-card border border-border bg-surface shadow-card"
      >
        {live && (
          <div className="border-border border-b px-5 py-4 sm:px-6">
            <SeatsBar />
          </div>
        )}
        <div ref={body} className="space-y-5 p-5 sm:px-6">
          {rsvp && (
            <Late
              part={answerCard}
              props={{ rsvp, onShown: keepFocus }}
              fallback={
                serverAnswer || (
                  <h2 tabIndex={-1} className="text-xl outline-none">
                    {changeAnnouncement(null, rsvp)}
                  </h2>
                )
              }
            />
          )}
          {mayJoin && (closedReason ? <ClosedNote reason={closedReason} /> : <JoinForm />)}
          {mayJoin && live && invitation && now < new Date(event.endsAt) && (
            <Late part={invitedNote} props={{ event, invite: scope.invite, invitation }} />
          )}
        </div>
      </div>
      <Late part={rsvpBar} props={{}} />
      <Late part={refreshAtTurns} props={{}} />
    </>
  );
}

/**
 * Moves the focus to the heading of the new state when the button that had it went away with the old one.
 * What changes by itself while one is elsewhere takes nobody's focus.
 * @returns what to call when the card of the new state comes later than the state
 */
function useFocusKept(body: RefObject<HTMLDivElement | null>, status: string): () => void {
  const wasInside = useRef(false);
  const shown = useRef(status);
  const moved = useRef(false);
  useEffect(() => {
    const remember = (event: FocusEvent) => {
      wasInside.current = body.current?.contains(event.target as Node) ?? false;
    };
    document.addEventListener("focusin", remember);
    return () => document.removeEventListener("focusin", remember);
  }, [body]);
  const moveToHeading = useCallback(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (lost && wasInside.current) body.current?.querySelector<HTMLElement>("[tabindex='-1']")?.focus();
  }, [body]);
  useEffect(() => {
    if (shown.current === status) return;
    shown.current = status;
    moved.current = true;
    moveToHeading();
  }, [status, moveToHeading]);
  return useCallback(() => {
    if (moved.current) moveToHeading();
  }, [moveToHeading]);
}
