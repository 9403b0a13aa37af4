"use client";

import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type Displaced, displacedIn } from "@/components/events/editor/server-faults";
import { useManaged } from "@/components/events/manage/manage-context";
import { useTRPC } from "@/components/providers/trpc";
import { focusFault } from "@/components/ui/focus-fault";
import { errorFacts, errorMessage, fieldFaults } from "@/lib/error-message";
import type { SessionDetails } from "@/server/domains/sessions/schema";
import {
  faultsOfSession,
  newSessionValues,
  type SessionFault,
  type SessionValues,
  sessionChanges,
  toSessionInput,
  toSessionValues,
} from "../session-values";

/** What the editor is opened with: a session, or where a new one is to begin. */
export type EditorTarget =
  | { kind: "edit"; session: SessionDetails }
  | { kind: "add"; day?: string | undefined; start?: string | undefined; room?: string | undefined };

type Options = { target: EditorTarget; onSaved: (session: SessionDetails, isNew: boolean) => void };

/** The form of a session, and everything that can come back when it is saved. */
export function useSessionEditor({ target, onSaved }: Options) {
  const { event } = useManaged();
  const { timeZone } = event;
  const [base, setBase] = useState(target.kind === "edit" ? target.session : null);
  const [values, setValues] = useState<SessionValues>(() =>
    target.kind === "edit"
      ? toSessionValues(target.session, timeZone)
      : newSessionValues({ event, ...target }),
  );
  const [faults, setFaults] = useState<SessionFault[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [newer, setNewer] = useState<SessionDetails | null>(null);
  const [asked, setAsked] = useState<Displaced | null>(null);
  const { create, edit } = useSessionMutations();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (faults.length === 0 || !form.current || focusFault(form.current)) return;
    // A field that the form does not show now, such as the room's own capacity.
    setRefusal(faults.map(({ message }) => message).join(" "));
  }, [faults]);
  useEffect(() => {
    if (refusal || newer) form.current?.querySelector("[role=alert]")?.scrollIntoView({ block: "nearest" });
  }, [refusal, newer]);

  const fail = (error: unknown) => {
    const facts = errorFacts(error);
    const fields = fieldFaults(facts);
    const moves = displacedIn(facts);
    if (facts.reason === "session.changed-meanwhile" && facts.details.session)
      setNewer(facts.details.session);
    else if (moves) setAsked(moves);
    else if (fields.length > 0) setFaults(fields);
    else setRefusal(errorMessage(facts));
  };
  /** @param moving consent to move these RSVPs back to the waitlist */
  const save = async (moving?: string[]) => {
    setRefusal(null);
    setAsked(null);
    const found = faultsOfSession(values, { timeZone, saved: base });
    setFaults(found);
    if (found.length > 0) return;
    try {
      if (!base)
        return onSaved(
          await create.mutateAsync({ eventId: event.id, ...toSessionInput(values, { timeZone }) }),
          true,
        );
      const changes = sessionChanges(values, { timeZone, saved: base });
      const version = { sessionId: base.id, expectedVersion: base.version };
      onSaved(await edit.mutateAsync({ ...version, ...changes, ...(moving && { moving }) }), false);
    } catch (error) {
      fail(error);
    }
  };
  const set = (change: Partial<SessionValues>) => setValues((before) => ({ ...before, ...change }));
  return {
    form,
    values,
    set,
    base,
    /** The fault of a field as the procedures name it, or of a field within it. */
    faultOf: (field: string) => faults.find((fault) => fault.field === field)?.message,
    refusal,
    newer,
    loadNewer: () => {
      if (!newer) return;
      setBase(newer);
      setValues(toSessionValues(newer, timeZone));
      setNewer(null);
      setFaults([]);
    },
    moves: {
      asked,
      agree: () => void (asked && save(asked.rsvpIds)),
      decline: () => setAsked(null),
    },
    save: () => void save(),
    isSaving: create.isPending || edit.isPending,
  };
}

export type SessionEditor = ReturnType<typeof useSessionEditor>;

function useSessionMutations() {
  const trpc = useTRPC();
  return {
    create: useMutation(trpc.sessions.create.mutationOptions()),
    edit: useMutation(trpc.sessions.edit.mutationOptions()),
  };
}
