"use client";

import { useEffect } from "react";
import { whenQuiet } from "@/lib/when-quiet";
import { latePart } from "../ui/late";

/** What nobody needs to read the page or to press its button: fetched once the browser has nothing better to do. */
export const answerCard = latePart(() => import("./answer-card").then((module) => module.AnswerCard));
export const questionFields = latePart(() =>
  import("./question-fields").then((module) => module.QuestionFields),
);
export const invitedNote = latePart(() =>
  import("../invitations/own/invited-note").then((module) => module.InvitedNote),
);
export const openingTime = latePart(
  () => import("./own-time").then((module) => module.OwnTime),
  "when-quiet",
);
export const errorSentence = latePart(() =>
  import("./error-sentence").then((module) => module.ErrorSentence),
);
export const refreshAtTurns = latePart(
  () => import("./refresh-at-turns").then((module) => module.RefreshAtTurns),
  "when-quiet",
);
export const rsvpBar = latePart(() => import("./rsvp-bar").then((module) => module.RsvpBar), "when-quiet");

/**
 * Fetches what an answer brings ahead of it, so that it is not waited for, and an error can be told when the line is
 * lost. Whoever is not signed in answers on another page.
 */
export function useLatePartsAhead(signedIn: boolean): void {
  useEffect(() => {
    if (!signedIn) return;
    const takesBack = [answerCard, errorSentence].map((part) => whenQuiet(() => void part.preload()));
    return () => {
      for (const takeBack of takesBack) takeBack();
    };
  }, [signedIn]);
}
