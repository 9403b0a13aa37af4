"use client";

import type { ReactNode } from "react";
import type { UseFormReturn } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { isMidnight, lastDayBefore, midnightAfter } from "@/lib/deadline";
import { useManaged } from "../manage-context";
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
  const { event } = useManaged();
  const value = form.watch(name);
  if (event.allDay && (value === "" || isMidnight(value))) {
    return <LocalDayField form={form} name={name} description={description} value={value} />;
  }
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

/** The same for an all-day event, by whole days. */
function LocalDayField({
  form,
  name,
  description,
  value,
}: Omit<LocalTimeFieldProps, "label"> & { value: string }) {
  const isEnd = name === "closesAtLocal";
  return (
    <Field
      label={isEnd ? "Last day to RSVP" : "First day to RSVP"}
      optional
      error={form.formState.errors[name]?.message}
      description={description}
    >
      {(control) => (
        <Input
          {...control}
          type="date"
          name={name}
          value={isEnd ? lastDayBefore(value) : value.slice(0, 10)}
          onChange={({ target: { value: day } }) => {
            const local = isEnd ? midnightAfter(day) : day && `${day}T00:00`;
            form.setValue(name, local, { shouldDirty: true, shouldValidate: true });
          }}
        />
      )}
    </Field>
  );
}
