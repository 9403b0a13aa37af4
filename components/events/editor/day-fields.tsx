import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { EventFieldsProps } from "./event-form";
import { dayOf, endAfterMove } from "./form-values";

/** First and last day of an all-day event; their hours are kept in case it is to have some again. */
export function DayFields({ form, values }: Pick<EventFieldsProps, "form" | "values">) {
  const { errors } = form.formState;
  const withDay = (local: string, day: string) => (day ? `${day}${local.slice(10) || "T09:00"}` : "");
  const set = (field: "startsAt" | "endsAt", local: string) =>
    form.setValue(field, local, { shouldDirty: true, shouldValidate: true });
  return (
    <>
      <Field label="First day" error={errors.startsAt?.message}>
        {(control) => (
          <Input
            {...control}
            type="date"
            name="startsAt"
            value={dayOf(values.startsAt)}
            onChange={({ target }) => {
              const startsAt = withDay(values.startsAt, target.value);
              const endsAt = endAfterMove(values, startsAt);
              set("startsAt", startsAt);
              set("endsAt", endsAt);
            }}
          />
        )}
      </Field>
      <Field label="Last day" error={errors.endsAt?.message}>
        {(control) => (
          <Input
            {...control}
            type="date"
            name="endsAt"
            value={dayOf(values.endsAt)}
            onChange={({ target }) => set("endsAt", withDay(values.endsAt, target.value))}
          />
        )}
      </Field>
    </>
  );
}
