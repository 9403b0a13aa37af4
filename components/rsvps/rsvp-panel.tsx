"use client";

import { type RefObject, useCallback, useEffect, useRef } from "react";
import { whenQuiet } from "@/lib/when-quiet";
import { Lazily, lazyPart } from "../ui/lazy-part";
import { WhenQuiet } from "../ui/when-quiet";
import { JoinForm } from "./join-form";
import { preloadErrorSentence } from "./rsvp-error";
import { useRsvp } from "./rsvp-provider";
import { changeAnnouncement } from "./rsvp-words";
import { SeatsBar } from "./seats-bar";

const AnswerCard = lazyPart(() => import("./answer-card").then((module) => module.AnswerCard));
const ClosedNote = lazyPart(() => import("./closed-note").then((module) => module.ClosedNote));
const InvitedNote = lazyPart(() =>
  import("../invitations/own/invited-note").then((module) => module.InvitedNote),
);
const RsvpBar = lazyPart(() => import("./rsvp-bar").then((module) => module.RsvpBar));
const RefreshAtStartAndEnd = lazyPart(() =>
  import("./refresh-at-start-and-end").then((module) => module.RefreshAtStartAndEnd),
);

/** The viewer's status at this event: the seats, and the form or the viewer's own answer. */
export function RsvpPanel() {
  const { rsvp, outlook, event, seats, signedIn, invitation, scope, now } = useRsvp();
  usePreloads(signedIn);
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
            <Lazily
              fallback={
                <h2 tabIndex={-1} className="text-xl outline-none">
                  {changeAnnouncement(null, rsvp)}
                </h2>
              }
            >
              <AnswerCard rsvp={rsvp} onShown={keepFocus} />
            </Lazily>
          )}
          {mayJoin &&
            (closedReason ? (
              <Lazily>
                <ClosedNote reason={closedReason} />
              </Lazily>
            ) : (
              <JoinForm />
            ))}
          {mayJoin && live && invitation && now < new Date(event.endsAt) && (
            <Lazily>
              <InvitedNote event={event} invite={scope.invite} invitation={invitation} />
            </Lazily>
          )}
        </div>
      </div>
      <WhenQuiet>
        <RsvpBar />
        <RefreshAtStartAndEnd />
      </WhenQuiet>
    </>
  );
}

/**
 * Fetches what an answer brings before it is given, so that it is shown in the same frame, and an error can be told when
 * the connection is lost. A stranger answers on another page.
 */
function usePreloads(signedIn: boolean): void {
  useEffect(() => {
    if (!signedIn) return;
    const takesBack = [AnswerCard.preload, preloadErrorSentence].map((preload) =>
      whenQuiet(() => void preload()),
    );
    return () => {
      for (const takeBack of takesBack) takeBack();
    };
  }, [signedIn]);
}

/**
 * Displaced the focus to the heading of the new state when the button that had it went away with the old one.
 * A live change takes no focus while the viewer is elsewhere.
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
