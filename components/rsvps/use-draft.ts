"use client";

import { useState } from "react";
import { draftOf } from "./draft";
import type { PartyDraft, Question, RsvpOut } from "./rsvp-event";

type Beginning = { rsvp: RsvpOut | null; guests: number; questions: readonly Question[] };

/** The form's state: the chosen guests, and after a cancellation the earlier answers. */
export function useDraft({ rsvp, guests, questions }: Beginning) {
  const before = rsvp?.status === "cancelled" ? draftOf(rsvp, questions) : null;
  const [seenStatus, setSeenStatus] = useState(rsvp?.status);
  const [draft, setDraft] = useState<PartyDraft>(
    () => before ?? { guests, specialRequirements: "", answers: {} },
  );
  if (rsvp?.status !== seenStatus) {
    setSeenStatus(rsvp?.status);
    setDraft(before ?? draft);
  }
  return [draft, setDraft] as const;
}
