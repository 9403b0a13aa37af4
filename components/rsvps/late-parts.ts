"use client";

import { useEffect } from "react";
import { latePart } from "../ui/late";

/** What nobody needs to read the page or to press its button: fetched once the browser has nothing better to do. */
export const answerCard = latePart(() => import("./answer-card").then((module) => module.AnswerCard));
export const questionFields = latePart(() =>
  import("./question-fields").then((module) => module.QuestionFields),
);
export const invitedNote = latePart(() =>
  import("../invitations/own/invited-note").then((module) => module.InvitedNote),
);
export const openingTime = latePart(() => import("./own-time").then((module) => module.OwnTime));
export const errorSentence = latePart(() =>
  import("./error-sentence").then((module) => module.ErrorSentence),
);
export const refreshAtTurns = latePart(() =>
  import("./refresh-at-turns").then((module) => module.RefreshAtTurns),
);
export const rsvpBar = latePart(() => import("./rsvp-bar").then((module) => module.RsvpBar));

const parts = [answerCard, rsvpBar, errorSentence];
const IDLE_MAX_MS = 4_000;

/** Fetches them ahead of their use, so that none is waited for, and an error can be told when the line is lost. */
export function useLatePartsAhead(): void {
  useEffect(() => {
    const fetchAll = () => {
      for (const part of parts) void part.preload();
    };
    // Safari has no idle callback.
    if (typeof requestIdleCallback === "undefined") {
      const timer = setTimeout(fetchAll, IDLE_MAX_MS / 2);
      return () => clearTimeout(timer);
    }
    const handle = requestIdleCallback(fetchAll, { timeout: IDLE_MAX_MS });
    return () => cancelIdleCallback(handle);
  }, []);
}
