import { Controller } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { RadioCard } from "@/components/ui/radio-card";
import { Stepper } from "@/components/ui/stepper";
import { durationWords } from "@/lib/duration-words";
import { PASS_OVERS_MAX } from "@/server/domains/events/schema";
import { AdvancedFields } from "./advanced-fields";
import type { SectionProps } from "./editor-section";
import { CUTOFF_LENGTHS, cutoffWords, OFFER_LENGTHS } from "./lengths";
import { MinutesField } from "./minutes-field";

type WaitlistFieldsProps = Pick<SectionProps, "form" | "values">;

/** How a seat that comes free reaches the next in line. */
export function WaitlistFields({ form, values }: WaitlistFieldsProps) {
  const { waitlistMode, partyRule, offerMinutes, cutoffMinutes, passOversMax } = values;
  const isUnusual =
    waitlistMode === "offer" || partyRule === "strict" || cutoffMinutes !== 0 || passOversMax !== 3;
  return (
    <AdvancedFields title="Waitlist rules" summary={summaryOf(values)} isOpen={isUnusual}>
      <Fieldset legend="When a seat comes free">
        <RadioCard
          label="Give it to the next in line"
          description="They're confirmed right away and get an email."
          value="automatic"
          {...form.register("waitlistMode")}
        />
        <RadioCard
          label="Offer it to the next in line"
          description="They have some time to accept; after that it is offered to the one behind them."
          value="offer"
          {...form.register("waitlistMode")}
        />
      </Fieldset>
      {waitlistMode === "offer" && (
        <MinutesField
          field={form.register("offerMinutes", { valueAsNumber: true })}
          error={form.formState.errors.offerMinutes?.message}
          value={offerMinutes}
          lengths={OFFER_LENGTHS}
          words={durationWords}
          label="Time to accept"
          description="Less where the deadline or the start comes first. The seat is kept meanwhile."
        />
      )}
      <MinutesField
        field={form.register("cutoffMinutes", { valueAsNumber: true })}
        error={form.formState.errors.cutoffMinutes?.message}
        value={cutoffMinutes}
        lengths={CUTOFF_LENGTHS}
        words={cutoffWords}
        label="Stop giving out seats"
        description="After this, people are only let in manually."
      />
      <PartyRuleFields form={form} values={values} />
    </AdvancedFields>
  );
}

function PartyRuleFields({ form, values }: WaitlistFieldsProps) {
  return (
    <>
      <Fieldset legend="When the next party in line does not fit">
        <RadioCard
          label="Skip to the next that fits"
          description="Seats are used soonest, and nobody is skipped for ever."
          value="skip"
          {...form.register("partyRule")}
        />
        <RadioCard
          label="Keep strict order"
          description="Seats wait until the party at the head of the line fits."
          value="strict"
          {...form.register("partyRule")}
        />
      </Fieldset>
      {values.partyRule === "skip" && (
        <Field
          label="Times a party may be skipped"
          description="After that, seats are saved until it fits. 0 means that nobody is skipped."
        >
          {(control) => (
            <Controller
              control={form.control}
              name="passOversMax"
              render={({ field }) => (
                <Stepper
                  {...control}
                  noun="times"
                  max={PASS_OVERS_MAX}
                  value={field.value}
                  onValueChange={field.onChange}
                />
              )}
            />
          )}
        </Field>
      )}
    </>
  );
}

function summaryOf({ waitlistMode, offerMinutes, partyRule }: WaitlistFieldsProps["values"]): string {
  const mode = waitlistMode === "offer" ? `Offers for ${durationWords(offerMinutes)}` : "Automatic";
  return `${mode}, ${partyRule === "skip" ? "groups that don't fit are skipped" : "in strict order"}`;
}
