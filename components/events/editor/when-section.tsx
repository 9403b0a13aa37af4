import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { SwitchField } from "@/components/ui/switch";
import { DayFields, isDayAlone, RsvpDayField } from "./day-fields";
import { EditorSection, type SectionProps } from "./editor-section";
import { endAfterMove } from "./form-values";
import { type TimeField, timesShownOf } from "./time-fields";
import { TimeZoneField } from "./time-zone-field";

type Form = Pick<SectionProps, "form" | "values">;

export function WhenSection({ form, values }: SectionProps) {
  const { register } = form;
  return (
    <EditorSection title="When?" description="Times are local to the event.">
      <SwitchField label="All day" description="Days without hours." {...register("allDay")} />
      <div className="grid gap-5 sm:grid-cols-2">
        {values.allDay ? (
          <DayFields form={form} values={values} />
        ) : (
          <HourFields form={form} values={values} />
        )}
      </div>
      <TimeZoneField form={form} values={values} />
      <SwitchField
        label="Open RSVPs later"
        description="Otherwise people can RSVP as soon as the event is published."
        {...register("opensLater")}
      />
      {values.opensLater && <BoundField form={form} values={values} field="rsvpOpensAt" label="RSVPs open" />}
      <SwitchField
        label="Close RSVPs early"
        description="Otherwise people can RSVP until the event ends."
        {...register("closesEarly")}
      />
      {values.closesEarly && (
        <BoundField form={form} values={values} field="rsvpClosesAt" label="RSVPs close" />
      )}
    </EditorSection>
  );
}

/** Start and end; the end goes along when the start is moved. */
function HourFields({ form, values }: Form) {
  const moveEnd = (startsAt: string) => {
    const before = { startsAt: values.startsAt, endsAt: form.getValues("endsAt") };
    form.setValue("endsAt", endAfterMove(before, startsAt), { shouldDirty: true });
  };
  return (
    <>
      <TimeInput form={form} values={values} field="startsAt" label="Starts" onChange={moveEnd} />
      <TimeInput form={form} values={values} field="endsAt" label="Ends" />
    </>
  );
}

/** From or until when people can RSVP: a day where the event has no hours, unless an hour was set before. */
function BoundField(props: Form & { field: "rsvpOpensAt" | "rsvpClosesAt"; label: string }) {
  const Bound = isDayAlone(props.values, props.field) ? RsvpDayField : TimeInput;
  return <Bound {...props} className="sm:w-1/2" />;
}

type TimeInputProps = Form & {
  field: TimeField;
  label: string;
  className?: string;
  onChange?: (local: string) => void;
};

/** A time of day in the event's zone; in a night in which clocks show it twice, one chooses which is meant. */
function TimeInput({ form, values, field, label, className, onChange }: TimeInputProps) {
  const { register, formState } = form;
  const registered = register(field, { onChange: ({ target }) => onChange?.(target.value) });
  const isTwice = timesShownOf(values[field], values.timeZone) === 2;
  return (
    <div className={className}>
      <Field label={label} error={formState.errors[field]?.message}>
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
              <option value="second">The second, after the clocks went back</option>
            </NativeSelect>
          )}
        </Field>
      )}
    </div>
  );
}
