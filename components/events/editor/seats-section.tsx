import { Controller } from "react-hook-form";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { Input } from "@/components/ui/input";
import { RadioCard } from "@/components/ui/radio-card";
import { Stepper } from "@/components/ui/stepper";
import { SwitchField } from "@/components/ui/switch";
import { CAPACITY_MAX, GUESTS_MAX, PASS_OVERS_MAX } from "@/server/domains/events/schema";
import { capacityNote } from "./capacity-note";
import { EditorSection, type SectionProps } from "./editor-section";

export function SeatsSection({ form, values, event }: SectionProps) {
  const { register, control: formControl, formState } = form;
  const { errors } = formState;
  const note = event && capacityNote(event.seats, values.isLimited ? Number(values.capacity) : null);
  return (
    <EditorSection
      title="Seats"
      description="Nobody is ever seated beyond the limit, however many ask at once."
    >
      <SwitchField label="Limit the seats" {...register("isLimited")} />
      {values.isLimited && (
        <Field label="Seats in all" error={errors.capacity?.message} className="w-40">
          {(control) => (
            <Input
              {...control}
              {...register("capacity")}
              type="number"
              inputMode="numeric"
              min={1}
              max={CAPACITY_MAX}
            />
          )}
        </Field>
      )}
      {note && !errors.capacity && <Callout tone={note.tone}>{note.text}</Callout>}
      <Field label="Guests per person" description="How many others one person may bring along.">
        {(control) => (
          <Controller
            control={formControl}
            name="guestsMax"
            render={({ field }) => (
              <Stepper
                {...control}
                noun="guests"
                max={GUESTS_MAX}
                value={field.value}
                onValueChange={field.onChange}
              />
            )}
          />
        )}
      </Field>
      {values.isLimited && <WaitlistFields form={form} values={values} />}
    </EditorSection>
  );
}

function WaitlistFields({ form, values }: Pick<SectionProps, "form" | "values">) {
  const { register } = form;
  return (
    <>
      <SwitchField
        label="Keep a waitlist"
        description="When it is full, people can queue. A seat that comes free is given out at once, in order."
        {...register("waitlistEnabled")}
      />
      {values.waitlistEnabled && (
        <Fieldset legend="When the next party in line does not fit" className="space-y-1">
          <RadioCard
            label="Skip to the next that fits"
            description="Seats are used soonest, and nobody is skipped for ever."
            value="skip"
            {...register("partyRule")}
          />
          <RadioCard
            label="Keep strict order"
            description="Seats wait until the party at the head of the line fits."
            value="strict"
            {...register("partyRule")}
          />
        </Fieldset>
      )}
      {values.waitlistEnabled && values.partyRule === "skip" && <PassOversField form={form} />}
    </>
  );
}

function PassOversField({ form }: Pick<SectionProps, "form">) {
  return (
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
  );
}
