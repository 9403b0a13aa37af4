"use client";

import type { ReactNode } from "react";
import type { UseFormReturn } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { TermsFacts, TermsForm } from "./terms-form";

type NumberFieldProps = {
  form: UseFormReturn<TermsForm, TermsFacts>;
  name: "capacity" | "guestsMax" | "passOversMax";
  label: string;
  description: ReactNode;
  min: number;
  max: number;
  disabled?: boolean;
  className?: string;
};

/** A whole number of the form, with what is wrong about it. The server renders its value too. */
export function NumberField({
  form,
  name,
  label,
  description,
  min,
  max,
  disabled,
  className,
}: NumberFieldProps) {
  const { errors, defaultValues } = form.formState;
  return (
    <Field label={label} error={errors[name]?.message} description={description} className={className}>
      {(control) => (
        <Input
          {...control}
          type="number"
          inputMode="numeric"
          min={min}
          max={max}
          defaultValue={defaultValues?.[name]}
          {...form.register(name, { valueAsNumber: true })}
          disabled={disabled}
        />
      )}
    </Field>
  );
}
