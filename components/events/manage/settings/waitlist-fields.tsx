"use client";

import type { UseFormReturn } from "react-hook-form";
import { CUTOFF_LENGTHS, cutoffWords, OFFER_LENGTHS } from "@/components/events/editor/lengths";
import { MinutesField } from "@/components/events/editor/minutes-field";
import { Fieldset } from "@/components/ui/fieldset";
import { RadioCard } from "@/components/ui/radio-card";
import { SwitchField } from "@/components/ui/switch";
import { durationWords } from "@/lib/duration-words";
import { PASS_OVERS_MAX } from "@/server/domains/events/schema";
import { NumberField } from "./number-field";
import type { TermsFacts, TermsForm } from "./terms-form";

type WaitlistFieldsProps = { form: UseFormReturn<TermsForm, TermsFacts> };

const sideBySide = "[&>div]:sm:grid [&>div]:sm:grid-cols-2";

/** Whether there is a line, and how it moves. */
export function WaitlistFields({ form }: WaitlistFieldsProps) {
  const { register, watch, formState } = form;
  const enabled = watch("waitlistEnabled");
  return (
    <div className="grid gap-5 border-border border-t pt-6">
      <SwitchField
        label="Waitlist"
        description="When every seat is taken, people can wait for one. Freed seats go to them by themselves."
        defaultChecked={formState.defaultValues?.waitlistEnabled}
        {...register("waitlistEnabled")}
      />
      {enabled && (
        <>
          <ModeFields form={form} />
          <RuleFields form={form} />
        </>
      )}
    </div>
  );
}

function ModeFields({ form }: WaitlistFieldsProps) {
  const { register, watch, formState } = form;
  const { defaultValues, errors } = formState;
  const [mode, offerMinutes, cutoffMinutes] = watch(["waitlistMode", "offerMinutes", "cutoffMinutes"]);
  return (
    <>
      <Fieldset legend="When a seat comes free" error={errors.waitlistMode?.message} className={sideBySide}>
        <RadioCard
          label="Give it to the next in line"
          description="They're confirmed right away and get an email."
          value="automatic"
          defaultChecked={defaultValues?.waitlistMode === "automatic"}
          {...register("waitlistMode")}
        />
        <RadioCard
          label="Offer it to the next in line"
          description="They have some time to accept; after that it is offered to the one behind them."
          value="offer"
          defaultChecked={defaultValues?.waitlistMode === "offer"}
          {...register("waitlistMode")}
        />
      </Fieldset>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        {mode === "offer" && (
          <MinutesField
            field={register("offerMinutes", { valueAsNumber: true })}
            error={errors.offerMinutes?.message}
            value={offerMinutes}
            lengths={OFFER_LENGTHS}
            words={durationWords}
            label="Time to accept"
            description="Less where the deadline or the start comes first. The seat is kept meanwhile."
          />
        )}
        <MinutesField
          field={register("cutoffMinutes", { valueAsNumber: true })}
          error={errors.cutoffMinutes?.message}
          value={cutoffMinutes}
          lengths={CUTOFF_LENGTHS}
          words={cutoffWords}
          label="Stop giving out seats"
          description="After this, people are only let in manually."
        />
      </div>
    </>
  );
}

function RuleFields({ form }: WaitlistFieldsProps) {
  const { register, watch, formState } = form;
  const { defaultValues, errors } = formState;
  return (
    <>
      <Fieldset
        legend="When the party in front does not fit"
        error={errors.partyRule?.message}
        className={sideBySide}
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
      {watch("partyRule") === "skip" && (
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
  );
}
