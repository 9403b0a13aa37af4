"use client";

import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import type { SessionDetails } from "@/server/domains/sessions/schema";
import { type Draft, spanOf } from "./blocks";
import { type Day, movedSpan, resizedSpan, type Span, toMinutes } from "./day-scale";

/** A pointer that moves less is a click. */
const THRESHOLD_PX = 4;

type Options = {
  day: Day;
  /** The hours that are on the screen: nothing is dropped outside them. */
  shown: Span;
  columns: readonly (string | null)[];
  /** The area of all columns. */
  area: RefObject<HTMLElement | null>;
  setDraft: (draft: Draft | null) => void;
  commit: (session: SessionDetails, draft: Draft) => void;
};

type Held = {
  session: SessionDetails;
  kind: "move" | "resize";
  from: { x: number; y: number };
  /** Where the area began then: it moves when the page is scrolled. */
  areaTop: number;
  draft: Draft | null;
};

/** Moves a block with the pointer, and its end by its lower edge. Escape takes it back. */
export function useDrag({ day, shown, columns, area, setDraft, commit }: Options) {
  const held = useRef<Held>(null);
  /** The click that follows a drag opens nothing. */
  const wasDragged = useRef(false);
  const drop = () => {
    held.current = null;
    setDraft(null);
  };
  useEffect(() => {
    const onKeyDown = ({ key }: globalThis.KeyboardEvent) => {
      if (key !== "Escape" || !held.current) return;
      held.current = null;
      setDraft(null);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [setDraft]);

  const onPointerDown = (event: PointerEvent<HTMLElement>, session: SessionDetails) => {
    if (event.button !== 0 || event.pointerType === "touch" || !area.current) return;
    const isEdge = (event.target as HTMLElement).dataset.edge !== undefined;
    event.currentTarget.setPointerCapture(event.pointerId);
    wasDragged.current = false;
    held.current = {
      session,
      kind: isEdge ? "resize" : "move",
      from: { x: event.clientX, y: event.clientY },
      areaTop: area.current.getBoundingClientRect().top,
      draft: null,
    };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const now = held.current;
    const box = area.current?.getBoundingClientRect();
    if (!now || !box) return;
    const [dx, dy] = [event.clientX - now.from.x, event.clientY - now.from.y + (now.areaTop - box.top)];
    if (!now.draft && Math.hypot(dx, dy) < THRESHOLD_PX) return;
    const { session } = now;
    const span = spanOf(day, session);
    const by = within(shown, span, toMinutes(dy), now.kind);
    const column = Math.floor(((event.clientX - box.left) / box.width) * columns.length);
    const roomId = columns[Math.min(Math.max(column, 0), columns.length - 1)] ?? null;
    const isMove = now.kind === "move";
    now.draft = {
      ...(isMove ? movedSpan : resizedSpan)(day, span, by),
      sessionId: session.id,
      roomId: isMove ? roomId : session.roomId,
      by: "pointer",
    };
    setDraft(now.draft);
  };
  const onPointerUp = () => {
    const now = held.current;
    if (!now) return;
    drop();
    if (!now.draft) return;
    wasDragged.current = true;
    commit(now.session, now.draft);
  };
  const isClick = () => {
    const dragged = wasDragged.current;
    wasDragged.current = false;
    return !dragged;
  };
  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: drop, isClick };
}

function within(shown: Span, { start, end }: Span, by: number, kind: Held["kind"]): number {
  const least = kind === "move" ? Math.min(0, shown.start - start) : Number.NEGATIVE_INFINITY;
  return Math.min(Math.max(by, least), Math.max(0, shown.end - end));
}
