"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useMemo, useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { errorFacts, errorMessage, refusalOf } from "@/lib/error-message";
import { counted } from "@/lib/plural";
import { registerGroupInput } from "@/server/domains/rsvps/groups.schema";
import { GROUP_MAX } from "@/server/seats/facts";
import { useManaged } from "../manage-context";
import type { GroupResult } from "./group-results";
import { peopleIn } from "./people-text";

/** The pasted list, its faults, and the result for each person. */
export function useRegisterGroup() {
  const trpc = useTRPC();
  const { event, adoptSeats, refresh } = useManaged();
  const [text, setText] = useState("");
  const [mode, setMode] = useState<"allOrNothing" | "asManyAsFit">("allOrNothing");
  const [fault, setFault] = useState<string>();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [results, setResults] = useState<GroupResult[] | null>(null);
  const { people, unread } = useMemo(() => peopleIn(text), [text]);
  const register = useMutation(
    trpc.rsvps.registerGroup.mutationOptions({
      onSuccess: (answer) => {
        adoptSeats(answer.seats);
        setResults(answer.results);
        if (answer.results.every((result) => result.outcome !== "refused")) setText("");
        refresh();
      },
      onError: (error) => {
        const facts = errorFacts(error);
        setRefusal(errorMessage(facts));
        setResults(refusedIn(error));
      },
    }),
  );
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    setRefusal(null);
    setResults(null);
    const input = { eventId: event.id, people, mode };
    const problem = faultOf(people.length, unread, () => registerGroupInput.safeParse(input).success);
    setFault(problem);
    if (!problem && !register.isPending) register.mutate(input);
  };
  return {
    text,
    setText,
    mode,
    setMode,
    people,
    fault,
    refusal,
    results,
    submit,
    pending: register.isPending,
  };
}

function faultOf(count: number, unread: string[], isValid: () => boolean): string | undefined {
  if (unread.length > 0) return `This is no address: ${unread.slice(0, 3).join(" · ")}`;
  if (count === 0) return "Enter at least one email.";
  if (count > GROUP_MAX)
    return `That's ${counted(count, "person", "people")}. Register up to ${GROUP_MAX} at a time.`;
  return isValid() ? undefined : "Check the emails, and that no one brings more than 50 guests.";
}

/** The people who kept all-or-none from succeeding, each with a reason. */
function refusedIn(error: unknown): GroupResult[] | null {
  const refusal = refusalOf(error, "group.not-all-fit");
  if (!refusal) return null;
  return refusal.details.results.flatMap(({ person, reason }): GroupResult[] =>
    reason ? [{ person, outcome: "refused", reason }] : [],
  );
}
