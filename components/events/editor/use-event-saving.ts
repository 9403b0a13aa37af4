"use client";

import { useMutation } from "@tanstack/react-query";
import { type RefObject, useCallback, useRef, useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { errorFacts, refusalOf } from "@/lib/error-message";
import type { ErrorFacts } from "@/lib/refusals/table";
import type { EventDetails } from "@/server/domains/events/schema";
import { changesIn, type FormValues, type PlanInput, type Saved, toPlanInput } from "./form-values";
import { changedByOthers, isUntouched } from "./rebase";

type SaveState =
  | { kind: "clean" }
  | { kind: "saving" }
  | { kind: "saved"; at: Date }
  | { kind: "failed"; error: ErrorFacts }
  /** Someone else saved in between; `newer` is what they left. */
  | { kind: "conflict"; newer: EventDetails };

/** How often a save is retried because others changed other fields meanwhile. */
const REBASES_MAX = 3;

/**
 * Saves one event, one request at a time. While a save runs, only the newest later version waits for its turn.
 * Without an event the first save makes a draft; later ones send the fields changed since. If others changed other
 * fields meanwhile, both changes are kept. After a conflict nothing is saved until the newer version is adopted.
 * @param onOthers called with the fields that others have changed, as they are now
 */
export function useEventSaving(initial: Saved | null, onOthers: (values: Partial<FormValues>) => void) {
  const trpc = useTRPC();
  const { mutateAsync: create } = useMutation(trpc.events.create.mutationOptions());
  const { mutateAsync: edit } = useMutation(trpc.events.edit.mutationOptions());
  const [saved, setSaved] = useState(initial);
  const [state, setState] = useState<SaveState>({ kind: "clean" });
  const latest = useRef(initial);
  const isConflicting = useRef(false);

  const keep = useCallback((next: Saved) => {
    latest.current = next;
    isConflicting.current = false;
    setSaved(next);
  }, []);

  const write = useCallback(
    async (values: FormValues, moving?: string[]): Promise<EventDetails | null> => {
      setState({ kind: "saving" });
      const known = latest.current;
      try {
        const event = known ? await editOver(edit, known, values, moving) : await create(toPlanInput(values));
        const others = changedByOthers(values, known?.values ?? null, event);
        keep({ event, values: { ...values, ...others } });
        if (Object.keys(others).length > 0) onOthers(others);
        setState({ kind: "saved", at: new Date() });
        return event;
      } catch (thrown) {
        const newer = newerIn(thrown);
        isConflicting.current = newer !== null;
        setState(newer ? { kind: "conflict", newer } : { kind: "failed", error: errorFacts(thrown) });
        return null;
      }
    },
    [create, edit, keep, onOthers],
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

type Edit = (input: EditInput) => Promise<EventDetails>;
type EditInput = Partial<PlanInput> & { eventId: string; expectedVersion: number; moving?: string[] };

/** Sends the changed fields; retries up to `REBASES_MAX` times if others changed other fields since. */
async function editOver(
  edit: Edit,
  known: Saved,
  values: FormValues,
  moving?: string[],
): Promise<EventDetails> {
  const changes = changesIn(values, known);
  let { version } = known.event;
  for (let attempt = 0; ; attempt++) {
    try {
      const consent = moving ? { moving } : {};
      return await edit({ ...changes, ...consent, eventId: known.event.id, expectedVersion: version });
    } catch (thrown) {
      const newer = newerIn(thrown);
      if (!newer || attempt >= REBASES_MAX || !isUntouched(changes, known.event, newer)) throw thrown;
      version = newer.version;
    }
  }
}

/** @param moving consent to move these RSVPs back into the queue */
type Write = (values: FormValues, moving?: string[]) => Promise<EventDetails | null>;

/**
 * Runs one write at a time. While one runs, only the newest waiting write is kept.
 * @returns the event as saved; null if it was refused, overtaken by a newer save, or stopped by a conflict
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

function newerIn(error: unknown): EventDetails | null {
  return refusalOf(error, "event.changed-meanwhile")?.details.event ?? null;
}
