"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { useTRPC } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { ErrorFacts } from "@/lib/refusals/table";
import { canonicalTimeZone } from "@/lib/time-zones";
import type { EventDetails, EventPlan } from "@/server/domains/events/schema";
import type { EventForm } from "./event-form";
import { type FormValues, formSchema, toFormValues } from "./form-values";
import { type Displaced, displacedIn, faultsIn } from "./server-faults";
import { useAutosave } from "./use-autosave";
import { useEventSaving } from "./use-event-saving";
import { useEarlyText } from "./written";

type EditorStart = { event: EventDetails | null; values: FormValues };

/** The state and actions of the editor: the form, its saved version, saving and publishing. */
export function useEditor(start: EditorStart) {
  const trpc = useTRPC();
  const router = useRouter();
  const form: EventForm = useForm<FormValues, unknown, EventPlan>({
    defaultValues: start.values,
    resolver: zodResolver(formSchema),
    mode: "onTouched",
  });
  const values = useWatch({ control: form.control }) as FormValues;
  const empty = useOwnZone(form, start);
  useEarlyText(form);
  const showOthers = useCallback(
    (others: Partial<FormValues>) => {
      for (const [key, value] of Object.entries(others))
        form.setValue(key as keyof FormValues, value as never);
    },
    [form],
  );
  const saving = useEventSaving(start.event && { event: start.event, values: start.values }, showOthers);
  const publishing = useMutation(trpc.events.publish.mutationOptions());
  const { event, state } = saving;

  const isDraft = event === null || event.status === "draft";
  const isDirty = !isSame(values, saving.savedValues ?? empty);
  const isValid = formSchema.safeParse(values).success;
  const maySave = isDirty && isValid && state.kind !== "conflict";
  useAutosave(isDraft && maySave && publishing.isIdle ? values : null, saving.save);
  useAddressOf(start.event ? null : event);
  useServerFaults(form, state.kind === "failed" ? state.error : null);

  const saveWith = async (moving?: string[]) => {
    if (await saving.save(form.getValues(), moving)) toast({ title: "Saved", tone: "success" });
  };
  const saveNow = form.handleSubmit(() => saveWith());
  const moves = useDisplaced(state.kind === "failed" ? state.error : null, saveWith);
  const publish = form.handleSubmit(async () => {
    const saved = await saving.save(form.getValues());
    if (!saved) return;
    try {
      const published = await publishing.mutateAsync({ eventId: saved.id });
      router.push(`/events/${published.slug}`);
    } catch (error) {
      publishing.reset();
      toast({ title: errorMessage(errorFacts(error)), tone: "danger" });
    }
  });
  const loadNewer = (newer: EventDetails) => {
    const newerValues = toFormValues(newer);
    form.reset(newerValues);
    saving.adopt({ event: newer, values: newerValues });
  };
  return {
    form,
    values,
    event,
    state,
    isDraft,
    isDirty,
    isValid,
    saveNow,
    publish,
    loadNewer,
    moves,
    isPublishing: publishing.isPending || publishing.isSuccess,
  };
}

export type Editor = ReturnType<typeof useEditor>;

function isSame(one: FormValues, other: FormValues): boolean {
  return (Object.keys(other) as (keyof FormValues)[]).every(
    (key) => JSON.stringify(one[key]) === JSON.stringify(other[key]),
  );
}

/** A new event of a person without a zone begins in the browser's. @returns the form before any change */
function useOwnZone(form: EventForm, { event, values }: EditorStart): FormValues {
  const [empty, setEmpty] = useState(values);
  const isNew = event === null;
  useEffect(() => {
    const timeZone = canonicalTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
    if (!isNew || values.timeZone !== "UTC" || timeZone === null) return;
    const inOwnZone = { ...values, timeZone };
    form.reset(inOwnZone);
    setEmpty(inOwnZone);
  }, [form, isNew, values]);
  return empty;
}

/** Asks before people are moved back into the queue, and again if others have to move by then. */
function useDisplaced(error: ErrorFacts | null, saveWith: (moving: string[]) => Promise<void>) {
  const [declined, setDeclined] = useState<ErrorFacts | null>(null);
  const moves = useMemo(() => error && displacedIn(error), [error]);
  const asked: Displaced | null = error !== declined ? moves : null;
  return {
    asked,
    decline: () => setDeclined(error),
    agree: () => asked && void saveWith(asked.rsvpIds),
  };
}

/** Once a new event is saved, the address is that of its editor: a reload finds it again. */
function useAddressOf(event: EventDetails | null): void {
  const id = event?.id;
  useEffect(() => {
    if (id) window.history.replaceState(null, "", `/events/${id}/edit`);
  }, [id]);
}

/** What the server refused is said beside the field that it is about. */
function useServerFaults(form: EventForm, error: ErrorFacts | null): void {
  useEffect(() => {
    if (!error) return;
    for (const { field, message } of faultsIn(error)) form.setError(field, { type: "server", message });
  }, [form, error]);
}
