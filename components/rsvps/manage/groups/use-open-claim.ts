"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { localToUtc, utcToLocal } from "@/lib/dates";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { openClaimInput } from "@/server/domains/rsvps/claims/schema";
import { useManaged } from "../manage-context";

type Faults = Partial<Record<"seats" | "expiresAt" | "label" | "leaderEmail", string>>;
const DAY_MS = 86_400_000;

/** The form for a new claim link, and the link once it is made. */
export function useOpenClaim() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { event, adoptSeats } = useManaged();
  const blank = () => {
    // A day before the start, or half of the time that is left.
    const startMs = Date.parse(event.startsAt);
    const untilMs = Math.max(startMs - DAY_MS, (Date.now() + startMs) / 2);
    return { seats: "10", until: utcToLocal(new Date(untilMs), event.timeZone), label: "", leaderEmail: "" };
  };
  const [form, setForm] = useState(blank);
  const [faults, setFaults] = useState<Faults>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const open = useMutation(
    trpc.claims.open.mutationOptions({
      onSuccess: ({ seats }) => {
        adoptSeats(seats);
        void client.invalidateQueries(trpc.claims.list.queryFilter({ eventId: event.id }));
      },
      onError: (error) => {
        const facts = errorFacts(error);
        const field = (facts.details as { field?: keyof Faults } | undefined)?.field;
        if (field) setFaults({ [field]: errorMessage(facts) });
        else setRefusal(errorMessage(facts));
      },
    }),
  );
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    setRefusal(null);
    const asked = openClaimInput.safeParse({
      eventId: event.id,
      seats: Number(form.seats),
      expiresAt: instantOf(form.until, event.timeZone),
      ...(form.label.trim() && { label: form.label }),
      ...(form.leaderEmail.trim() && { leaderEmail: form.leaderEmail.trim() }),
    });
    if (!asked.success) {
      setFaults(
        Object.fromEntries(asked.error.issues.map((issue) => [issue.path[0], WORDS[String(issue.path[0])]])),
      );
      return;
    }
    setFaults({});
    const { expiresAt, ...rest } = asked.data;
    if (!open.isPending) open.mutate({ ...rest, expiresAt: expiresAt.toISOString() });
  };
  return {
    form,
    set: (change: Partial<typeof form>) => setForm((known) => ({ ...known, ...change })),
    faults,
    refusal,
    submit,
    isPending: open.isPending,
    opened: open.data?.link ?? null,
    reset: () => {
      open.reset();
      setForm(blank());
      setFaults({});
      setRefusal(null);
    },
  };
}

export type OpenClaim = ReturnType<typeof useOpenClaim>;

const WORDS: Record<string, string> = {
  seats: "Choose a whole number from 1 to 100.",
  expiresAt: "Choose a date and a time.",
  label: "Use at most 80 characters.",
  leaderEmail: "Use a full e-mail address.",
};

function instantOf(local: string, timeZone: string): string {
  try {
    return localToUtc(local, timeZone).toISOString();
  } catch {
    return "";
  }
}
