import { SwitchField } from "@/components/ui/switch";
import { RsvpWindowFields } from "../terms/rsvp-window-fields";
import { TimeInput } from "../terms/time-input";
import { DayFields } from "./day-fields";
import { EditorSection } from "./editor-section";
import { type EventFieldsProps, switched } from "./event-form";
import { endAfterMove } from "./form-values";
import { TimeZoneField } from "./time-zone-field";

type Form = Pick<EventFieldsProps, "form" | "values">;

export function WhenSection({ form, values }: EventFieldsProps) {
  return (
    <EditorSection title="When?" description="Times are local to the event.">
      <SwitchField label="All day" description="Dates only, no hours." {...switched(form, "allDay")} />
      <div className="grid gap-5 sm:grid-cols-2">
        {values.allDay ? (
          <DayFields form={form} values={values} />
        ) : (
          <HourFields form={form} values={values} />
        )}
      </div>
      <TimeZoneField form={form} values={values} />
      <RsvpWindowFields form={form} values={values} />
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
