"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";

type Frequency = "never" | "daily" | "weekly";

const LABELS: Record<Frequency, string> = { never: "Never", daily: "Every day", weekly: "Every week" };
const FREQUENCIES = Object.keys(LABELS) as Frequency[];

/** How often a member of groups gets an email with what happened in them. Saved right away. */
export function DigestChoice({ initial, timeZone }: { initial: Frequency; timeZone: string }) {
  const trpc = useTRPC();
  const [saved, setSaved] = useState(initial);
  const set = useMutation(
    trpc.notifications.digest.set.mutationOptions({
      scope: { id: "digest" },
      onSuccess: ({ frequency }) => setSaved(frequency),
      onError: (error) => toast({ title: errorMessage(errorFacts(error)), tone: "danger", id: "digest" }),
    }),
  );
  return (
    <Field
      label="Digest of your groups"
      description={`One email at 08:00 (your time zone, ${timeZone}), and none when nothing happened.`}
      className="max-w-md"
    >
      {(control) => (
        <NativeSelect
          {...control}
          value={set.isPending ? set.variables.frequency : saved}
          onChange={(event) => {
            const frequency = FREQUENCIES.find((one) => one === event.currentTarget.value);
            if (frequency) set.mutate({ frequency });
          }}
        >
          {FREQUENCIES.map((frequency) => (
            <option key={frequency} value={frequency}>
              {LABELS[frequency]}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
}
