import { Controller } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Stepper } from "@/components/ui/stepper";
import { SwitchField } from "@/components/ui/switch";
import { counted } from "@/lib/plural";
import { CAPACITY_MAX, GUESTS_MAX } from "@/server/domains/events/schema";
import { type EventFieldsProps, switched } from "../editor/event-form";
import { written } from "../editor/written";
import { CapacityPreview } from "./capacity-preview";

/** How many seats there are, how large a group may be, and whether the host approves guests and keeps a waitlist. */
export function SeatsFields({ form, values, event }: EventFieldsProps) {
  const { isLimited, capacity } = values;
  return (
    <>
      <SwitchField label="Limit the seats" {...switched(form, "isLimited")} />
      {isLimited && <CapacityField form={form} event={event} />}
      {event && (
        <CapacityPreview event={event} capacity={isLimited ? Number(capacity || Number.NaN) : null} />
      )}
      <StepperField
        form={form}
        name="guestsMax"
        label="Guests per person"
        description="How many guests each person can bring."
        noun="guests"
        max={GUESTS_MAX}
      />
      <SwitchField
        label="Require approval"
        description="Guests request a spot; it's confirmed when you approve."
        {...switched(form, "approvalRequired")}
      />
      {isLimited && (
        <SwitchField
          label="Keep a waitlist"
          description="When it's full, people can join the waitlist. Seats that open up go to them, in order."
          {...switched(form, "waitlistEnabled")}
        />
      )}
    </>
  );
}

function CapacityField({ form, event }: Pick<EventFieldsProps, "form" | "event">) {
  const { errors } = form.formState;
  const taken = event ? event.seats.confirmedSeats + event.seats.offeredSeats : 0;
  return (
    <Field
      label="Capacity"
      description={taken > 0 ? `${counted(taken, "seat is", "seats are")} taken now.` : undefined}
      error={errors.capacity?.message}
      className="sm:max-w-64"
    >
      {(control) => (
        <Input
          {...control}
          {...written(form, "capacity")}
          type="number"
          inputMode="numeric"
          min={1}
          max={CAPACITY_MAX}
        />
      )}
    </Field>
  );
}

type StepperFieldProps = Pick<EventFieldsProps, "form"> & {
  name: "guestsMax" | "passOversMax";
  label: string;
  description: string;
  noun: string;
  max: number;
};

/** A small whole number of the form. */
export function StepperField({ form, name, label, description, noun, max }: StepperFieldProps) {
  return (
    <Field label={label} description={description} error={form.formState.errors[name]?.message}>
      {(control) => (
        <Controller
          control={form.control}
          name={name}
          render={({ field: { value, onChange, disabled } }) => (
            <Stepper
              {...control}
              noun={noun}
              max={max}
              value={value}
              onValueChange={onChange}
              disabled={disabled}
            />
          )}
        />
      )}
    </Field>
  );
}
