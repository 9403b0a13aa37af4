import { useEffect } from "react";
import { type FieldPath, get, type RegisterOptions } from "react-hook-form";
import type { EventForm } from "./event-form";
import type { FormValues } from "./form-values";

/**
 * Registers a field that is written in. The server renders what it holds; the form takes over what a person wrote in it
 * before the page's script ran, because that differs from what was rendered.
 */
export function written<Name extends FieldPath<FormValues>>(
  { formState, register }: EventForm,
  name: Name,
  options?: RegisterOptions<FormValues, Name>,
) {
  const held: unknown = get(formState.defaultValues, name);
  return { ...register(name, options), defaultValue: String(held ?? "") };
}

/** Shows what people wrote before the page's script ran: fields are registered only after the form was first read. */
export function useEarlyText({ getValues, setValues }: EventForm): void {
  useEffect(() => setValues(getValues(), { shouldDirty: true }), [getValues, setValues]);
}
