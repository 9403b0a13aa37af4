"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";
import { useManaged } from "@/components/events/manage/manage-context";
import { useTRPC } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage, fieldFaults } from "@/lib/error-message";
import { DATES_MAX, type Repetition } from "@/server/domains/events/series/schema";
import { repeatedWords } from "./repeat-words";

/** The fields of the form. */
export type RepeatDraft = {
  frequency: "weekly" | "monthly";
  monthlyBy: "day" | "weekday";
  end: "count" | "until";
  count: string;
  until: string;
  publish: boolean;
};

const START: RepeatDraft = {
  frequency: "weekly",
  monthlyBy: "day",
  end: "count",
  count: "4",
  until: "",
  publish: false,
};

/** The form as the procedure takes it; null while it is not complete. */
export function repetitionOf({ frequency, monthlyBy, end, count, until }: RepeatDraft): Repetition | null {
  if (end === "until") return until === "" ? null : { frequency, monthlyBy, until };
  const dates = Number(count);
  const isRight = Number.isInteger(dates) && dates >= 2 && dates <= DATES_MAX;
  return isRight ? { frequency, monthlyBy, count: dates } : null;
}

/** The form by which an event is repeated, and what came of it. */
export function useRepeat() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { event } = useManaged();
  const [draft, setDraft] = useState(START);
  const repeating = useMutation(
    trpc.series.repeat.mutationOptions({
      onSuccess: (repeated) => toast({ title: repeatedWords(repeated), tone: "success" }),
      onSettled: () => client.invalidateQueries(trpc.series.pathFilter()),
    }),
  );
  const submit = (submitted: SyntheticEvent) => {
    submitted.preventDefault();
    const repetition = repetitionOf(draft);
    if (repetition) repeating.mutate({ eventId: event.id, ...repetition, publish: draft.publish });
  };
  return {
    draft,
    submit,
    isPending: repeating.isPending,
    change: (part: Partial<RepeatDraft>) => setDraft((before) => ({ ...before, ...part })),
    refusal: repeating.error && refusalWords(repeating.error),
  };
}

/** The form has one place for refusals, so a fault of a field is said there too. */
function refusalWords(error: unknown): string {
  const facts = errorFacts(error);
  const faults = fieldFaults(facts).map(({ message }) => message);
  return faults.join(" ") || errorMessage(facts);
}
