"use client";

import { useRsvp } from "./rsvp-provider";
import { placeAheadSentence, waitlistWords } from "./waitlist-words";

/** What a person should know before joining: how the waitlist works, or that the host approves. */
export function JoinTerms() {
  const { event, seats, outlook, words, now } = useRsvp();
  if (outlook.kind !== "waitlist" && outlook.kind !== "request") return null;
  return (
    <div className="rounded-control bg-fill px-3.5 py-3 text-sm">
      {outlook.kind === "waitlist" && <p className="font-medium">{placeAheadSentence(seats)}</p>}
      <p className="text-muted">
        {outlook.kind === "request"
          ? "The host approves each guest. Your spot is confirmed when they approve."
          : waitlistWords(event, words.waitlistRule, now)}
      </p>
    </div>
  );
}
