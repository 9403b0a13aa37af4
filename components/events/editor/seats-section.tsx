import { Controller } from "react-hook-form";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Stepper } from "@/components/ui/stepper";
import { SwitchField } from "@/components/ui/switch";
import { CAPACITY_MAX, GUESTS_MAX } from "@/server/domains/events/schema";
import { capacityNote } from "./capacity-note";
import { EditorSection, type SectionProps } from "./editor-section";
import { WaitlistFields } from "./waitlist-fields";

export function SeatsSection({ form, values, event }: SectionProps) {
  const { register, formState } = form;
  const { errors } = formState;
  const note = event && capacityNote(event.seats, values.isLimited ? Number(values.capacity) : null);
  return (
    <EditorSection
      title="Seats"
      description="We never overbook, even when many people RSVP at the same time."
    >
      <SwitchField label="Limit the seats" {...register("isLimited")} />
      {values.isLimited && (
        <Field label="Capacity" error={errors.capacity?.message} className="w-40">
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
      <GuestsField form={form} />
      <SwitchField
        label="Require approval"
        description="Guests request a spot; it's confirmed when you approve."
        {...register("approvalRequired")}
      />
      {values.isLimited && (
        <SwitchField
          label="Keep a waitlist"
          description="When it's full, people can join the waitlist. Seats that open up go to them, in order."
          {...register("waitlistEnabled")}
        />
      )}
      {values.isLimited && values.waitlistEnabled && <WaitlistFields form={form} values={values} />}
    </EditorSection>
  );
}

function GuestsField({ form }: Pick<SectionProps, "form">) {
  return (
    <Field label="Guests per person" description="How many others one person may bring along.">
      {(control) => (
        <Controller
          control={form.control}
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
  );
}
