"use client";

import { type SyntheticEvent, useEffect, useRef, useState } from "react";
import { focusFault } from "@/components/ui/focus-fault";
import { errorFacts, errorMessage, fieldFaults } from "@/lib/error-message";

type FormFaults = {
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

type Sent = {
  fields: FormData;
  /** Empties the form, once what it held has been taken. */
  empty: () => void;
};

/**
 * A form that is sent by script, one request at a time. Each refusal is put beside its field and the first such
 * field focused. `formProps` goes on the form; a named button that sends it is one of its values. Its `action` is a
 * function because React keeps such a form's submission that comes before the page's script, and hands it over
 * once the form is alive.
 */
export function useAccountForm(submit: (value: (name: string) => string, sent: Sent) => Promise<void>) {
  const form = useRef<HTMLFormElement>(null);
  const mayEmpty = useRef(false);
  const [pending, setPending] = useState(false);
  const [faults, setFaults] = useState<FormFaults>(NONE);

  useEffect(() => {
    const unseen = Object.values(faults.fields);
    if (faults === NONE || !form.current || focusFault(form.current) || faults.form || unseen.length === 0)
      return;
    // No control of this form is the one that was refused.
    setFaults({ form: unseen.join(" "), fields: {} });
  }, [faults]);

  function empty() {
    mayEmpty.current = true;
    form.current?.reset();
    mayEmpty.current = false;
  }

  async function send(fields: FormData) {
    if (pending) return;
    setPending(true);
    setFaults(NONE);
    try {
      await submit((name) => String(fields.get(name) ?? ""), { fields, empty });
    } catch (error) {
      setFaults(faultsOf(error));
    } finally {
      setPending(false);
    }
  }

  function onSubmit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (submitter instanceof HTMLButtonElement && submitter.name) fields.set(submitter.name, submitter.value);
    void send(fields);
  }

  /** React empties a form after its action, but refused values must stay to be corrected. */
  function onReset(event: SyntheticEvent) {
    if (!mayEmpty.current) event.preventDefault();
  }

  return {
    pending,
    faults,
    formProps: { ref: form, onSubmit, action: send, onReset, noValidate: true } as const,
  };
}

function faultsOf(error: unknown): FormFaults {
  const facts = errorFacts(error);
  const listed = fieldFaults(facts);
  if (listed.length === 0) return { form: errorMessage(facts), fields: {} };
  return { fields: Object.fromEntries(listed.map(({ field, message }) => [field, message]).reverse()) };
}
