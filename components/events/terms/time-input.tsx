import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { EventFieldsProps } from "../editor/event-form";
import { type TimeField, timesShownOf } from "../editor/time-fields";
import { written } from "../editor/written";

type TimeInputProps = Pick<EventFieldsProps, "form" | "values"> & {
  field: TimeField;
  label: string;
  className?: string;
  onChange?: (local: string) => void;
};

/** A time of day in the event's zone; in a night in which clocks show it twice, the host chooses which is meant. */
export function TimeInput({ form, values, field, label, className, onChange }: TimeInputProps) {
  const registered = written(form, field, { onChange: ({ target }) => onChange?.(target.value) });
  const isTwice = timesShownOf(values[field], values.timeZone) === 2;
  return (
    <div className={className}>
      <Field label={label} error={form.formState.errors[field]?.message}>
        {(control) => <Input {...control} {...registered} type="datetime-local" />}
      </Field>
      {isTwice && (
        <Field
          label={`${label}: which of the two hours`}
          description="The clocks go back that night, so this time comes twice."
          className="mt-3"
        >
          {(control) => (
            <NativeSelect
              {...control}
              value={values.second[field] ? "second" : "first"}
              onChange={({ target }) =>
                form.setValue(`second.${field}`, target.value === "second", { shouldDirty: true })
              }
            >
              <option value="first">The first, before the clocks go back</option>
              <option value="second">The second, after the clocks go back</option>
            </NativeSelect>
          )}
        </Field>
      )}
    </div>
  );
}
