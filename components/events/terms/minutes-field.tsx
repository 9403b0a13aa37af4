import type { UseFormRegisterReturn } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { lengthsWith } from "./lengths";

type MinutesFieldProps = {
  field: UseFormRegisterReturn;
  error: string | undefined;
  value: number;
  label: string;
  description: string;
  lengths: readonly number[];
  /** How one of the lengths is said. */
  words: (minutes: number) => string;
};

/** A duration, chosen from common ones. */
export function MinutesField({ field, error, value, label, description, lengths, words }: MinutesFieldProps) {
  return (
    <Field label={label} description={description} error={error}>
      {(control) => (
        <NativeSelect {...control} {...field} defaultValue={value} className="sm:w-64">
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
