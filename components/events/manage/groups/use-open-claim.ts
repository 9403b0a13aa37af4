"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { localToUtc, utcToLocal } from "@/lib/dates";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { EventDetails } from "@/server/domains/events/schema";
import { openClaimInput } from "@/server/domains/rsvps/claim-links.schema";
import { useManaged } from "../manage-context";

type Faults = Partial<Record<"seats" | "expiresAt" | "label" | "leaderEmail", string>>;
const DAY_MS = 86_400_000;

/** The form for a new claim link, and the link once it is made. */
export function useOpenClaim() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { event, adoptSeats } = useManaged();
  const [form, setForm] = useState(() => blankForm(event));
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
        const field = facts.details && "field" in facts.details ? facts.details.field : undefined;
        if (field) setFaults({ [field]: errorMessage(facts) });
        else setRefusal(errorMessage(facts));
      },
    }),
  );
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    setRefusal(null);
    const { asked, faults: found } = readForm(form, event);
    setFaults(found);
    if (asked && !open.isPending) open.mutate(asked);
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
      setForm(blankForm(event));
      setFaults({});
      setRefusal(null);
    },
  };
}

export type OpenClaim = ReturnType<typeof useOpenClaim>;

type ClaimForm = ReturnType<typeof blankForm>;
type Timing = Pick<EventDetails, "id" | "startsAt" | "timeZone">;

/** Ends a day before the start, or after half of the time that is left. */
function blankForm({ startsAt, timeZone }: Timing) {
  const startMs = Date.parse(startsAt);
  const untilMs = Math.max(startMs - DAY_MS, (Date.now() + startMs) / 2);
  return { seats: "10", until: utcToLocal(new Date(untilMs), timeZone), label: "", leaderEmail: "" };
}

function readForm(form: ClaimForm, event: Timing) {
  const read = openClaimInput.safeParse({
    eventId: event.id,
    seats: Number(form.seats),
    expiresAt: instantOf(form.until, event.timeZone),
    ...(form.label.trim() && { label: form.label }),
    ...(form.leaderEmail.trim() && { leaderEmail: form.leaderEmail.trim() }),
  });
  if (!read.success) {
    const fields = read.error.issues.map((issue) => String(issue.path[0]));
    return {
      asked: null,
      faults: Object.fromEntries(fields.map((field) => [field, WORDS[field]])) as Faults,
    };
  }
  return { asked: { ...read.data, expiresAt: read.data.expiresAt.toISOString() }, faults: {} };
}

const WORDS: Record<string, string> = {
  seats: "Choose a whole number from 1 to 100.",
  expiresAt: "Choose a date and a time.",
  label: "Use at most 80 characters.",
  leaderEmail: "Use a full email address.",
};

function instantOf(local: string, timeZone: string): string {
  try {
    return localToUtc(local, timeZone).toISOString();
  } catch {
    return "";
  }
}
