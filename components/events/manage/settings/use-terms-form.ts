"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import type { EventForm } from "@/components/events/editor/event-form";
import { changesIn, type FormValues, formSchema, toFormValues } from "@/components/events/editor/form-values";
import { isUntouched } from "@/components/events/editor/rebase";
import { type Displaced, displacedIn, faultsIn } from "@/components/events/editor/server-faults";
import { useEarlyText } from "@/components/events/editor/written";
import { useTRPC } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { EventDetails, EventPlan } from "@/server/domains/events/schema";
import { useManaged } from "../manage-context";

/**
 * The event's form and the version it was begun on. While nothing is typed it follows the event; once something is, a
 * change by another person is shown and never overwritten unseen.
 */
export function useTermsForm() {
  const { event, adoptEvent } = useManaged();
  const [base, setBase] = useState(event);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [asked, setAsked] = useState<Displaced | null>(null);
  const form: EventForm = useForm<FormValues, unknown, EventPlan>({
    defaultValues: toFormValues(event),
    resolver: zodResolver(formSchema),
    mode: "onTouched",
  });
  const values = useWatch({ control: form.control }) as FormValues;
  useEarlyText(form);
  const changes = (now: FormValues) => changesIn(now, { event: base, values: toFormValues(base) });
  const changed = changes(values);
  const isDirty = Object.keys(changed).length > 0;
  const isStale = event.version !== base.version;

  function load(next: EventDetails): void {
    setBase(next);
    setRefusal(null);
    form.reset(toFormValues(next));
  }
  const save = useSave(load, (error) => {
    const { present, faults, sentence, moves } = failureOf(error);
    if (present) adoptEvent(present);
    else if (moves) setAsked(moves);
    else if (faults.length === 0) setRefusal(sentence);
    else for (const { field, message } of faults) form.setError(field, { message }, { shouldFocus: true });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new version of the event loads it.
  useEffect(() => {
    if (isStale && !isDirty) load(event);
  }, [event.version, isDirty]);

  /** @param moving consent to move these RSVPs back into the queue */
  const saveWith = (moving?: string[]) => {
    setRefusal(null);
    setAsked(null);
    const edited = changes(form.getValues());
    // Others may have changed other fields: both stand.
    const expectedVersion = isUntouched(edited, base, event) ? event.version : base.version;
    const edit = { eventId: event.id, expectedVersion, ...edited, ...(moving && { moving }) };
    return save.mutateAsync(edit).catch(() => {});
  };
  return {
    form,
    values,
    isDirty,
    submit: form.handleSubmit(() => saveWith()),
    isSaving: save.isPending,
    moves: {
      asked,
      agree: () => void (asked && saveWith(asked.rsvpIds)),
      decline: () => setAsked(null),
    },
    refusal,
    changedMeanwhile: isStale && isDirty && !isUntouched(changed, base, event),
    loadNewer: () => load(event),
  };
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
 * A failed save: the event as it is now where it changed meanwhile, the moves that need consent, else the fields at
 * fault where there are any.
 */
function failureOf(error: unknown) {
  const facts = errorFacts(error);
  return {
    present: facts.reason === "event.changed-meanwhile" ? facts.details.event : undefined,
    moves: displacedIn(facts),
    faults: faultsIn(facts),
    sentence: errorMessage(facts),
  };
}
