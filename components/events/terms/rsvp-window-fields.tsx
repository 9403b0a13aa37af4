import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SwitchField } from "@/components/ui/switch";
import { isMidnight, lastDayBefore, midnightAfter } from "@/lib/deadline";
import { type EventFieldsProps, switched } from "../editor/event-form";
import { dayOf } from "../editor/form-values";
import { TimeInput } from "./time-input";

type Form = Pick<EventFieldsProps, "form" | "values">;

/** From and until when people can RSVP. */
export function RsvpWindowFields({ form, values }: Form) {
  return (
    <>
      <SwitchField
        label="Open RSVPs later"
        description="Otherwise people can RSVP as soon as the event is published."
        {...switched(form, "opensLater")}
      />
      {values.opensLater && <BoundField form={form} values={values} field="rsvpOpensAt" label="RSVPs open" />}
      <SwitchField
        label="Close RSVPs early"
        description="Otherwise people can RSVP until the event ends."
        {...switched(form, "closesEarly")}
      />
      {values.closesEarly && (
        <BoundField form={form} values={values} field="rsvpClosesAt" label="RSVP deadline" />
      )}
    </>
  );
}

type BoundFieldProps = Form & { field: "rsvpOpensAt" | "rsvpClosesAt"; label: string };

/** A bound of the RSVPs: a day where the event has no hours, unless an hour was set before. */
function BoundField(props: BoundFieldProps) {
  const Bound = isDayAlone(props) ? DayInput : TimeInput;
  return <Bound {...props} className="sm:w-1/2" />;
}

/** Whether the form can show this bound as a day: it is unset, or a midnight at the day's beginning or end. */
function isDayAlone({ values, field }: BoundFieldProps): boolean {
  return values.allDay && (values[field] === "" || isMidnight(values[field]));
}

function DayInput({ form, values, field, className }: BoundFieldProps & { className?: string }) {
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
