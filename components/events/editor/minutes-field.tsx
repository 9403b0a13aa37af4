import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { lengthsWith } from "./lengths";
import type { EditorForm } from "./use-editor";

type MinutesFieldProps = {
  form: EditorForm;
  name: "offerMinutes" | "cutoffMinutes";
  value: number;
  label: string;
  description: string;
  lengths: readonly number[];
  /** How one of the lengths is said. */
  words: (minutes: number) => string;
};

/** A length of time, chosen from those that hosts use. */
export function MinutesField({ form, name, value, label, description, lengths, words }: MinutesFieldProps) {
  return (
    <Field label={label} description={description} error={form.formState.errors[name]?.message}>
      {(control) => (
        <NativeSelect {...control} {...form.register(name, { valueAsNumber: true })} className="sm:w-64">
          {lengthsWith(lengths, value).map((minutes) => (
            <option key={minutes} value={minutes}>
              {words(minutes)}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
}
