"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { errorFacts, errorMessage } from "@/lib/error-message";

export type FormFaults = {
  /** What is wrong as a whole, in a sentence. */
  form?: string | undefined;
  /** What is wrong with a field, by its name. */
  fields: Record<string, string>;
};

const NONE: FormFaults = { fields: {} };

/** A refusal in the shape in which the server's own arrive. */
export function refusal(reason: string, details?: Record<string, unknown>): Error {
  return Object.assign(new Error(reason), { data: { reason, details } });
}

/** A refusal of one field, found before asking the server. */
export function fieldRefusal(field: string, message: string): Error {
  return refusal("input.invalid", { fields: [{ field, message }] });
}

/**
 * A form that is sent by script: one at a time, with what was refused put beside its field and the first such
 * field focused. `formProps` goes on the form; POST keeps passwords out of the address bar should the script fail.
 */
export function useAccountForm(
  submit: (value: (name: string) => string, form: HTMLFormElement) => Promise<void>,
) {
  const form = useRef<HTMLFormElement>(null);
  const [pending, setPending] = useState(false);
  const [faults, setFaults] = useState<FormFaults>(NONE);

  useEffect(() => {
    if (faults !== NONE) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [faults]);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const fields = new FormData(event.currentTarget);
    setPending(true);
    setFaults(NONE);
    try {
      await submit((name) => String(fields.get(name) ?? ""), event.currentTarget);
    } catch (error) {
      setFaults(faultsOf(error));
    } finally {
      setPending(false);
    }
  }

  return { pending, faults, formProps: { ref: form, onSubmit, method: "post", noValidate: true } as const };
}

function faultsOf(error: unknown): FormFaults {
  const { reason, details } = errorFacts(error);
  const listed = Array.isArray(details?.fields)
    ? (details.fields as { field: string; message: string }[])
    : [];
  if (listed.length === 0) return { form: errorMessage({ reason, details }), fields: {} };
  return { fields: Object.fromEntries(listed.map(({ field, message }) => [field, message]).reverse()) };
}
