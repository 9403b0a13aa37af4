"use client";

import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { isUntouched } from "@/components/events/editor/rebase";
import { type Moves, movesIn } from "@/components/events/editor/server-faults";
import { useTRPC } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { EventDetails } from "@/server/domains/events/schema";
import { useManaged } from "../manage-context";
import { changesSince, fieldOf, formOf, type TermsFacts, type TermsForm, termsResolver } from "./terms-form";

/**
 * The form and the version it was begun on. While nothing is typed it follows the event; once something is, a
 * change by somebody else is shown and never overwritten unseen.
 */
export function useTermsForm() {
  const { event, adoptEvent } = useManaged();
  const [base, setBase] = useState(event);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [asked, setAsked] = useState<Moves | null>(null);
  const { timeZone, startsAt, endsAt } = event;
  const form = useForm<TermsForm, TermsFacts>({
    defaultValues: formOf(event),
    resolver: termsResolver,
    context: { timeZone, startsAt, endsAt },
  });
  const { isDirty } = form.formState;
  const isStale = event.version !== base.version;

  function load(next: EventDetails): void {
    setBase(next);
    setRefusal(null);
    form.reset(formOf(next));
  }
  const save = useSave(load, (error) => {
    const { present, field, sentence, moves } = failureOf(error);
    if (present) adoptEvent(present);
    else if (moves) setAsked(moves);
    else if (field) form.setError(field, { message: sentence }, { shouldFocus: true });
    else setRefusal(sentence);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new version of the event loads it.
  useEffect(() => {
    if (isStale && !isDirty) load(event);
  }, [event.version, isDirty]);

  /** @param moving consent to move these RSVPs back into the line */
  const saveWith = (answers: TermsForm, moving?: string[]) => {
    setRefusal(null);
    setAsked(null);
    const changes = changesSince(base, answers);
    // Others may have changed other fields: both stand.
    const expectedVersion = isUntouched(changes, base, event) ? event.version : base.version;
    const edit = { eventId: event.id, expectedVersion, ...changes, ...(moving && { moving }) };
    return save.mutateAsync(edit).catch(() => {});
  };
  return {
    form,
    submit: form.handleSubmit((answers) => saveWith(answers)),
    isSaving: save.isPending,
    moves: {
      asked,
      agree: () => void (asked && saveWith(form.getValues(), asked.rsvpIds)),
      decline: () => setAsked(null),
    },
    refusal,
    changedMeanwhile: isStale && isDirty && isContested(base, event, form.watch()),
    loadNewer: () => load(event),
  };
}

/** Have others changed what this form changes too? */
function isContested(base: EventDetails, event: EventDetails, answers: TermsForm): boolean {
  try {
    return !isUntouched(changesSince(base, answers), base, event);
  } catch {
    return true;
  }
}

function useSave(onSaved: (saved: EventDetails) => void, onError: (error: unknown) => void) {
  const trpc = useTRPC();
  const { adoptEvent, adoptSeats, refresh } = useManaged();
  return useMutation(
    trpc.events.edit.mutationOptions({
      onSuccess: (saved) => {
        adoptEvent(saved);
        adoptSeats(saved.seats);
        onSaved(saved);
        refresh();
        toast({ title: "Saved", tone: "success" });
      },
      onError,
    }),
  );
}

/**
 * A failed save: the event as it is now where it changed meanwhile, the moves that need consent, else the field at
 * fault where there is one.
 */
function failureOf(error: unknown) {
  const facts = errorFacts(error);
  const { event, field } = (facts.details ?? {}) as { event?: EventDetails; field?: string };
  const isCapacity = facts.reason.startsWith("capacity.");
  return {
    present: facts.reason === "event.changed-meanwhile" ? event : undefined,
    moves: movesIn(facts),
    field: isCapacity ? ("capacity" as const) : field === undefined ? undefined : fieldOf(field),
    sentence: errorMessage(facts),
  };
}
