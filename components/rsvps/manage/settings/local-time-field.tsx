"use client";

import type { ReactNode } from "react";
import type { UseFormReturn } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { TermsFacts, TermsForm } from "./terms-form";

type LocalTimeFieldProps = {
  form: UseFormReturn<TermsForm, TermsFacts>;
  name: "opensAtLocal" | "closesAtLocal";
  label: string;
  description: ReactNode;
};

/** A date and a time on the clocks of the event's zone, or none. The server renders its value too. */
export function LocalTimeField({ form, name, label, description }: LocalTimeFieldProps) {
  const { errors, defaultValues } = form.formState;
  return (
    <Field label={label} optional error={errors[name]?.message} description={description}>
      {(control) => (
        <Input
          {...control}
          type="datetime-local"
          defaultValue={defaultValues?.[name]}
          {...form.register(name)}
        />
      )}
    </Field>
  );
}
