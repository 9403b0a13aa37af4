"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { takeEnteredFields } from "@/lib/entered-fields";
import { heldTexts, setAsksBefore } from "../ui/held-text";
import { Lazily, lazyPart } from "../ui/lazy-part";
import { leavesByClick, leavesByHistory } from "./ways-out";
import { WrittenFields } from "./written-fields";

/** The dialog that asks. Its script is fetched when the person first focuses a field. */
const ConfirmDialog = lazyPart(() => import("../ui/confirm-dialog").then((module) => module.ConfirmDialog));

/**
 * Asks before the page is left with something typed in a form, or held by `useHeldText`: by the browser's own question
 * when the tab closes or loads another page, by ours for links and for going back inside the app.
 */
export function TextWatch() {
  const [leave, setLeave] = useState<(() => void) | null>(null);
  const router = useRouter();
  useEffect(() => watch((next) => setLeave(() => next), router.push), [router]);
  if (!leave) return null;
  const confirm = () => {
    setLeave(null);
    leave();
  };
  return (
    <Lazily>
      <ConfirmDialog
        open
        onOpenChange={(open) => !open && setLeave(null)}
        title="Leave without saving?"
        description="What you wrote here hasn't been saved and will be lost."
        confirmLabel="Leave"
        cancelLabel="Stay here"
        onConfirm={confirm}
      />
    </Lazily>
  );
}

/** @returns what ends the watch */
function watch(askOnPage: (leave: () => void) => void, push: (href: string) => void): () => void {
  const entered = takeEnteredFields();
  const fields = new WrittenFields(entered);
  const ended = new AbortController();
  const { signal } = ended;
  let isLeaving = false;
  const holds = () => !isLeaving && (fields.isWritten() || heldTexts().length > 0);
  const asks = (leave: () => void): boolean => {
    if (!holds()) return false;
    const ask = heldTexts().findLast((text) => text.ask)?.ask ?? askOnPage;
    ask(() => {
      isLeaving = true;
      fields.forget();
      leave();
    });
    return true;
  };
  const onUnload = (event: BeforeUnloadEvent) => {
    if (holds()) event.preventDefault();
  };
  const capture = { capture: true, signal };
  const prepare = () => {
    void ConfirmDialog.preload();
    // Not before it is needed: browsers do not keep pages with such a listener for going back to.
    window.addEventListener("beforeunload", onUnload, { signal });
  };
  const enter = ({ target }: FocusEvent) => {
    isLeaving = false;
    fields.enter(target);
    prepare();
  };
  document.addEventListener("focusin", enter, capture);
  document.addEventListener("submit", ({ target }) => fields.send(target), capture);
  leavesByClick(asks, push, signal);
  leavesByHistory(asks, signal);
  setAsksBefore(asks);
  fields.enter(document.activeElement);
  if (entered.size > 0) prepare();
  return () => {
    ended.abort();
    setAsksBefore(null);
  };
}
