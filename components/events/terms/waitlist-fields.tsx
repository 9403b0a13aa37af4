import { Fieldset } from "@/components/ui/fieldset";
import { RadioCard } from "@/components/ui/radio-card";
import { durationWords } from "@/lib/duration-words";
import { PASS_OVERS_MAX } from "@/server/domains/events/schema";
import { choice, type EventFieldsProps } from "../editor/event-form";
import { CUTOFF_LENGTHS, cutoffWords, OFFER_LENGTHS } from "./lengths";
import { MinutesField } from "./minutes-field";
import { StepperField } from "./seats-fields";

type WaitlistFieldsProps = Pick<EventFieldsProps, "form" | "values">;

/** How the waitlist moves: what becomes of a seat that opens up, until when, and what happens to large groups. */
export function WaitlistFields({ form, values }: WaitlistFieldsProps) {
  return (
    <>
      <ModeFields form={form} values={values} />
      <PartyRuleFields form={form} values={values} />
    </>
  );
}

function ModeFields({ form, values: { waitlistMode, offerMinutes, cutoffMinutes } }: WaitlistFieldsProps) {
  const { errors } = form.formState;
  return (
    <>
      <Fieldset legend="When a seat opens up" error={errors.waitlistMode?.message}>
        <RadioCard
          label="Confirm the next person automatically"
          description="They're confirmed right away and get an email."
          {...choice(form, "waitlistMode", "automatic")}
        />
        <RadioCard
          label="Offer it to the next person"
          description="They have some time to accept; after that, it goes to the next person."
          {...choice(form, "waitlistMode", "offer")}
        />
      </Fieldset>
      {waitlistMode === "offer" && (
        <MinutesField
          field={form.register("offerMinutes", { valueAsNumber: true })}
          error={errors.offerMinutes?.message}
          value={offerMinutes}
          lengths={OFFER_LENGTHS}
          words={durationWords}
          label="Time to accept"
          description="Shorter if the deadline or the start comes first. The seat is held meanwhile."
        />
      )}
      <MinutesField
        field={form.register("cutoffMinutes", { valueAsNumber: true })}
        error={errors.cutoffMinutes?.message}
        value={cutoffMinutes}
        lengths={CUTOFF_LENGTHS}
        words={cutoffWords}
        label="Stop giving out seats"
        description="After this, people are only let in manually."
      />
    </>
  );
}

function PartyRuleFields({ form, values }: WaitlistFieldsProps) {
  return (
    <>
      <Fieldset legend="When the next group doesn't fit" error={form.formState.errors.partyRule?.message}>
        <RadioCard
          label="Skip to the next group that fits"
          description="Seats fill soonest, and no group is skipped forever."
          {...choice(form, "partyRule", "skip")}
        />
        <RadioCard
          label="Keep strict order"
          description="Seats wait until the group at the front of the waitlist fits."
          {...choice(form, "partyRule", "strict")}
        />
      </Fieldset>
      {values.partyRule === "skip" && (
        <StepperField
          form={form}
          name="passOversMax"
          label="Times a group may be skipped"
          description="After that, seats are held until it fits. 0 means that no group is skipped."
          noun="times"
          max={PASS_OVERS_MAX}
        />
      )}
    </>
  );
}

/** The waitlist's rules in a few words. */
export function waitlistSummary({
  waitlistMode,
  offerMinutes,
  partyRule,
}: WaitlistFieldsProps["values"]): string {
  const mode = waitlistMode === "offer" ? `Offers for ${durationWords(offerMinutes)}` : "Automatic";
  return `${mode}, ${partyRule === "skip" ? "groups that don't fit are skipped" : "in strict order"}`;
}
