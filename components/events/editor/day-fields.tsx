import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { isMidnight, lastDayBefore, midnightAfter } from "@/lib/deadline";
import type { SectionProps } from "./editor-section";
import { dayOf, endAfterMove } from "./form-values";

/** First and last day of an all-day event; their hours are kept in case it is to have some again. */
export function DayFields({ form, values }: Pick<SectionProps, "form" | "values">) {
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

type RsvpField = "rsvpOpensAt" | "rsvpClosesAt";

/** Whether the form can show this bound as a day: it is none yet, or the midnight at its end or beginning. */
export function isDayAlone({ allDay, ...values }: SectionProps["values"], field: RsvpField): boolean {
  return allDay && (values[field] === "" || isMidnight(values[field]));
}

/** From or until which day people can RSVP to an all-day event. */
export function RsvpDayField({
  form,
  values,
  field,
  className,
}: Pick<SectionProps, "form" | "values"> & { field: RsvpField; className?: string }) {
  const isEnd = field === "rsvpClosesAt";
  const error = form.formState.errors[field]?.message;
  return (
    <div className={className}>
      <Field label={isEnd ? "Last day to RSVP" : "First day to RSVP"} error={error}>
        {(control) => (
          <Input
            {...control}
            type="date"
            name={field}
            value={isEnd ? lastDayBefore(values[field]) : dayOf(values[field])}
            onChange={({ target: { value: day } }) => {
              const local = isEnd ? midnightAfter(day) : day && `${day}T00:00`;
              form.setValue(field, local, { shouldDirty: true, shouldValidate: true });
            }}
          />
        )}
      </Field>
    </div>
  );
}
