"use client";

import { type KeyboardEvent, useEffect, useRef } from "react";
import type { SessionDetails } from "@/server/domains/sessions/schema";
import { type Draft, spanOf } from "./blocks";
import { type Day, movedSpan, resizedSpan, STEP_MINUTES } from "./day-scale";

/** Steps taken within this time are saved as one move: guests are told once. */
const PAUSE_MS = 900;

type Options = {
  day: Day;
  columns: readonly (string | null)[];
  draft: Draft | null;
  setDraft: (draft: Draft | null) => void;
  commit: (session: SessionDetails, draft: Draft) => void;
};

/** Moves the focused block by Alt and arrows, and its end by Alt, Shift and up or down. Escape takes it back. */
export function useKeyboardMoves({ day, columns, draft, setDraft, commit }: Options) {
  const pending = useRef<{ session: SessionDetails; draft: Draft; timer: ReturnType<typeof setTimeout> }>(
    null,
  );
  const drop = () => {
    const held = pending.current;
    if (held) clearTimeout(held.timer);
    pending.current = null;
    return held;
  };
  const finish = () => {
    const held = drop();
    if (!held) return;
    setDraft(null);
    commit(held.session, held.draft);
  };
  // A move that is not saved yet when the grid goes away is taken back.
  useEffect(() => () => clearTimeout(pending.current?.timer), []);

  const onKeyDown = (event: KeyboardEvent, session: SessionDetails) => {
    if (event.key === "Escape" && pending.current) {
      event.preventDefault();
      drop();
      setDraft(null);
      return;
    }
    if (event.key === "Enter" && pending.current) {
      event.preventDefault();
      return finish();
    }
    if (!event.altKey) return;
    const held = draft?.sessionId === session.id ? draft : null;
    const { id: sessionId, roomId } = session;
    const before: Draft = held ?? { ...spanOf(day, session), sessionId, roomId, by: "keyboard" };
    const next = stepped(event, before, { day, columns });
    if (!next) return;
    event.preventDefault();
    if (pending.current && pending.current.session.id !== session.id) finish();
    else drop();
    setDraft(next);
    pending.current = { session, draft: next, timer: setTimeout(finish, PAUSE_MS) };
  };
  return { onKeyDown, onBlur: finish };
}

function stepped(
  { key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">,
  draft: Draft,
  { day, columns }: Pick<Options, "day" | "columns">,
): Draft | null {
  const by = { ArrowUp: -STEP_MINUTES, ArrowDown: STEP_MINUTES }[key];
  if (by !== undefined) return { ...draft, ...(shiftKey ? resizedSpan : movedSpan)(day, draft, by) };
  const aside = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (aside === undefined || shiftKey) return null;
  const roomId = columns[columns.indexOf(draft.roomId) + aside];
  return roomId === undefined ? draft : { ...draft, roomId };
}
