import type { UseFormReturn } from "react-hook-form";
import type { EventDetails, EventPlan } from "@/server/domains/events/schema";
import type { FormValues } from "./form-values";

/** The form of an event, as the editor and the settings fill it in. */
export type EventForm = UseFormReturn<FormValues, unknown, EventPlan>;

/** What the fields of the form are given. `event` is null until it is saved for the first time. */
export type EventFieldsProps = { form: EventForm; values: FormValues; event: EventDetails | null };

/** Registers a switch of the form, which the server renders in its present state. */
export function switched(form: EventForm, name: SwitchName) {
  return { ...form.register(name), defaultChecked: form.formState.defaultValues?.[name] === true };
}

/** Registers one of several choices, which the server renders as they stand. */
export function choice<Name extends ChoiceName>(form: EventForm, name: Name, value: FormValues[Name]) {
  return { ...form.register(name), value, defaultChecked: form.formState.defaultValues?.[name] === value };
}

type SwitchName = {
  [Name in keyof FormValues]: FormValues[Name] extends boolean ? Name : never;
}[keyof FormValues];
type ChoiceName = "waitlistMode" | "partyRule" | "visibility" | "guestList";
