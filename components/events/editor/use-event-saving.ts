"use client";

import { useMutation } from "@tanstack/react-query";
import { type RefObject, useCallback, useRef, useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { type ErrorFacts, errorFacts } from "@/lib/error-message";
import type { EventDetails } from "@/server/domains/events/schema";
import { type FormValues, toPlanInput } from "./form-values";

export type SaveState =
  | { kind: "clean" }
  | { kind: "saving" }
  | { kind: "saved"; at: Date }
  | { kind: "failed"; error: ErrorFacts }
  /** Somebody else saved in between; `newer` is what they left. */
  | { kind: "conflict"; newer: EventDetails };

type Saved = { event: EventDetails; values: FormValues };

/**
 * Saves one event, one request at a time: what is handed in while a save runs is saved after it, newest only.
 * Without an event the first save makes a draft. After a conflict nothing is saved until the newer version is adopted.
 */
export function useEventSaving(initial: Saved | null) {
  const trpc = useTRPC();
  const { mutateAsync: create } = useMutation(trpc.events.create.mutationOptions());
  const { mutateAsync: edit } = useMutation(trpc.events.edit.mutationOptions());
  const [saved, setSaved] = useState(initial);
  const [state, setState] = useState<SaveState>({ kind: "clean" });
  const latest = useRef(initial?.event ?? null);
  const isConflicting = useRef(false);

  const keep = useCallback((next: Saved) => {
    latest.current = next.event;
    isConflicting.current = false;
    setSaved(next);
  }, []);

  const write = useCallback(
    async (values: FormValues, moving?: string[]): Promise<EventDetails | null> => {
      setState({ kind: "saving" });
      const plan = toPlanInput(values);
      const known = latest.current;
      try {
        const event = known
          ? await edit({ ...plan, moving, eventId: known.id, expectedVersion: known.version })
          : await create(plan);
        keep({ event, values });
        setState({ kind: "saved", at: new Date() });
        return event;
      } catch (thrown) {
        const error = errorFacts(thrown);
        const newer = newerIn(error);
        isConflicting.current = newer !== null;
        setState(newer ? { kind: "conflict", newer } : { kind: "failed", error });
        return null;
      }
    },
    [create, edit, keep],
  );

  const save = useOneAtATime(write, isConflicting);

  const adopt = useCallback(
    (newer: Saved) => {
      keep(newer);
      setState({ kind: "clean" });
    },
    [keep],
  );

  return { event: saved?.event ?? null, savedValues: saved?.values ?? null, state, save, adopt };
}

/** @param moving consent to move these RSVPs back into the line */
type Write = (values: FormValues, moving?: string[]) => Promise<EventDetails | null>;

/**
 * Runs one write at a time. While one runs, only the newest of those that wait is kept.
 * @returns the event as saved; null where it was refused, overtaken by a newer save, or stopped by a conflict
 */
function useOneAtATime(write: Write, isConflicting: RefObject<boolean>): Write {
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const newestTurn = useRef(0);
  return useCallback(
    (values, moving) => {
      const turn = ++newestTurn.current;
      const result = queue.current.then(() => {
        return turn === newestTurn.current && !isConflicting.current ? write(values, moving) : null;
      });
      queue.current = result;
      return result;
    },
    [write, isConflicting],
  );
}

function newerIn({ reason, details }: ErrorFacts): EventDetails | null {
  if (reason !== "event.changed-meanwhile") return null;
  return (details?.event as EventDetails | undefined) ?? null;
}
