"use client";

import { useEffect } from "react";
import { latePart } from "./late";

/** What nobody needs to read the page or to press its button: fetched once the browser has nothing better to do. */
export const editForm = latePart(() => import("./edit-form").then((module) => module.EditForm));
export const withdrawDialog = latePart(() =>
  import("./withdraw-dialog").then((module) => module.WithdrawDialog),
);
export const ledgerLive = latePart(() => import("./ledger-live").then((module) => module.LedgerLive));
export const errorSentence = latePart(() =>
  import("./error-sentence").then((module) => module.ErrorSentence),
);
export const rsvpBar = latePart(() => import("./rsvp-bar").then((module) => module.RsvpBar));
export const celebration = latePart(() => import("./celebration").then((module) => module.Celebration));

const parts = [rsvpBar, errorSentence, celebration, editForm, withdrawDialog, ledgerLive];
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
