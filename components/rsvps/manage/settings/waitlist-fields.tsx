"use client";

import type { UseFormReturn } from "react-hook-form";
import { Fieldset } from "@/components/ui/fieldset";
import { RadioCard } from "@/components/ui/radio-card";
import { SwitchField } from "@/components/ui/switch";
import { PASS_OVERS_MAX } from "@/server/domains/events/schema";
import { NumberField } from "./number-field";
import type { TermsFacts, TermsForm } from "./terms-form";

/** Whether there is a line, and how it moves. */
export function WaitlistFields({ form }: { form: UseFormReturn<TermsForm, TermsFacts> }) {
  const { register, watch, formState } = form;
  const { defaultValues } = formState;
  const [enabled, rule] = watch(["waitlistEnabled", "partyRule"]);
  return (
    <div className="grid gap-5 border-border border-t pt-6">
      <SwitchField
        label="Waitlist"
        description="When every seat is taken, people can wait for one. Freed seats go to them by themselves."
        defaultChecked={defaultValues?.waitlistEnabled}
        {...register("waitlistEnabled")}
      />
      {enabled && (
        <>
          <Fieldset
            legend="When the party in front does not fit"
            error={formState.errors.partyRule?.message}
            className="[&>div]:sm:grid [&>div]:sm:grid-cols-2"
          >
            <RadioCard
              label="Go on to the next that fits"
              description="Seats fill quickly. A large party can be passed over a few times, then seats are saved for it."
              value="skip"
              defaultChecked={defaultValues?.partyRule === "skip"}
              {...register("partyRule")}
            />
            <RadioCard
              label="Nobody passes"
              description="Strictly in order. Seats stay empty until the party in front fits."
              value="strict"
              defaultChecked={defaultValues?.partyRule === "strict"}
              {...register("partyRule")}
            />
          </Fieldset>
          {rule === "skip" && (
            <NumberField
              form={form}
              name="passOversMax"
              label="A party may be passed over"
              description="Times, before seats are saved for it. 0 means never."
              min={0}
              max={PASS_OVERS_MAX}
              className="sm:max-w-64"
            />
          )}
        </>
      )}
    </div>
  );
}
