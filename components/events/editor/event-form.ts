import { type FieldPath, get, type UseFormReturn } from "react-hook-form";
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

/**
 * Registers a field that is written in. The server renders what it holds, and the form takes over what a person wrote
 * in it before the page's script ran.
 */
export function written(form: EventForm, name: FieldPath<FormValues>) {
  const { ref, ...field } = form.register(name);
  const keep = (element: Written | null) => {
    const early =
      element && !taken.has(element) && element.value !== element.defaultValue ? element.value : null;
    if (element) taken.add(element);
    ref(element);
    if (early !== null) form.setValue(name, early as never, { shouldDirty: true, shouldTouch: true });
  };
  return { ...field, ref: keep, defaultValue: textAt(form.formState.defaultValues, name) };
}

type Written = HTMLInputElement | HTMLTextAreaElement;

/** Fields that a form has taken over. */
const taken = new WeakSet<Written>();

function textAt(values: unknown, name: string): string {
  const value: unknown = get(values, name);
  return value === undefined || value === null ? "" : String(value);
}

type SwitchName = {
  [Name in keyof FormValues]: FormValues[Name] extends boolean ? Name : never;
}[keyof FormValues];
type ChoiceName = "waitlistMode" | "partyRule" | "visibility" | "guestList";
