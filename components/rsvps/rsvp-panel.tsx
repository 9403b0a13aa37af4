"use client";

import { type RefObject, useEffect, useRef } from "react";
import { ClosedNote } from "./closed-note";
import { GoneCard } from "./gone-card";
import { JoinForm } from "./join-form";
import { Late } from "./late";
import { rsvpBar } from "./late-parts";
import { useRsvp } from "./rsvp-provider";
import { SeatsBar } from "./seats-bar";
import { StatusCard } from "./status-card";

/** Where one stands with this event: the seats, and the form or one's own answer. */
export function RsvpPanel() {
  const { rsvp, outlook, event, seats } = useRsvp();
  const body = useRef<HTMLDivElement>(null);
  useFocusKept(body, rsvp?.status ?? "none");
  const gone = rsvp?.status === "cancelled" || rsvp?.status === "declined";
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
          {rsvp && !gone && <StatusCard rsvp={rsvp} />}
          {rsvp && gone && <GoneCard rsvp={rsvp} />}
          {mayJoin && (closedReason ? <ClosedNote reason={closedReason} /> : <JoinForm />)}
        </div>
      </div>
      <Late part={rsvpBar} props={{}} />
    </>
  );
}

/**
 * Moves the focus to the heading of the new state when the button that had it went away with the old one.
 * What changes by itself while one is elsewhere takes nobody's focus.
 */
function useFocusKept(body: RefObject<HTMLDivElement | null>, status: string) {
  const wasInside = useRef(false);
  const shown = useRef(status);
  useEffect(() => {
    const remember = (event: FocusEvent) => {
      wasInside.current = body.current?.contains(event.target as Node) ?? false;
    };
    document.addEventListener("focusin", remember);
    return () => document.removeEventListener("focusin", remember);
  }, [body]);
  useEffect(() => {
    if (shown.current === status) return;
    shown.current = status;
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (lost && wasInside.current) body.current?.querySelector<HTMLElement>("[tabindex='-1']")?.focus();
  }, [body, status]);
}
