"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { setRemindersInput } from "@/server/domains/events/reminders/schema";
import { beforeWords, toMinutes, UNITS, type Unit } from "./reminder-words";

type AddReminderProps = {
  known: number[];
  pending: boolean;
  onAdd: (minutesBefore: number, onDone: () => void) => void;
};

/** One more reminder: so many minutes, hours or days before the start. */
export function AddReminder(props: AddReminderProps) {
  const { amount, setAmount, unit, setUnit, fault, submit } = useAddReminder(props);
  return (
    <form
      onSubmit={submit}
      noValidate
      className="mt-4 grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-start gap-3 border-border border-t pt-5 sm:grid-cols-[minmax(0,1fr)_9rem_auto]"
    >
      <Field label="Before the start" error={fault}>
        {(control) => (
          <Input
            {...control}
            type="number"
            inputMode="decimal"
            min={0}
            placeholder="3"
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
        )}
      </Field>
      <Field label="Unit">
        {(control) => (
          <NativeSelect {...control} value={unit} onChange={(event) => setUnit(event.target.value as Unit)}>
            {UNITS.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Button
        type="submit"
        variant="secondary"
        pending={props.pending}
        className="col-span-2 sm:col-span-1 sm:mt-[1.6875rem]"
      >
        Add reminder
      </Button>
    </form>
  );
}

function useAddReminder({ known, pending, onAdd }: AddReminderProps) {
  const [amount, setAmount] = useState("");
  const [unit, setUnit] = useState<Unit>("hours");
  const [fault, setFault] = useState<string>();
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    const minutes = toMinutes(amount, unit);
    const found = faultOf(minutes, known);
    setFault(found);
    if (!found && !pending) onAdd(minutes, () => setAmount(""));
  };
  return { amount, setAmount, unit, setUnit, fault, submit };
}

/** What is wrong about one more at this time, in a sentence. */
function faultOf(minutes: number, known: number[]): string | undefined {
  if (known.includes(minutes)) return `There is a reminder ${beforeWords(minutes)} already.`;
  const checked = setRemindersInput.shape.minutesBefore.safeParse([minutes]);
  return checked.success ? undefined : "Choose 5 minutes to 30 days.";
}
