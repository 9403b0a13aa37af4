"use client";

import { useState } from "react";
import type { PartyDraft, RsvpOut } from "./rsvp-event";

/** What the form holds: the guests chosen so far, and for somebody who has cancelled what they had answered. */
export function useDraft(rsvp: RsvpOut | null, initialGuests: number) {
  const [seenStatus, setSeenStatus] = useState(rsvp?.status);
  const [draft, setDraft] = useState<PartyDraft>(
    () => answerBefore(rsvp) ?? { guests: initialGuests, specialRequirements: "" },
  );
  if (rsvp?.status !== seenStatus) {
    setSeenStatus(rsvp?.status);
    setDraft(answerBefore(rsvp) ?? draft);
  }
  return [draft, setDraft] as const;
}

function answerBefore(rsvp: RsvpOut | null): PartyDraft | null {
  if (rsvp?.status !== "cancelled") return null;
  return { guests: rsvp.guests, specialRequirements: rsvp.specialRequirements ?? "" };
}
