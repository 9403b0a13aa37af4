import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SwitchField } from "@/components/ui/switch";
import { EditorSection, type SectionProps } from "./editor-section";
import { endAfterMove } from "./form-values";
import { TimeZoneField } from "./time-zone-field";

export function WhenSection({ form, values }: SectionProps) {
  const { register, setValue, getValues, formState } = form;
  const { errors } = formState;
  const start = register("startsAt", {
    onChange: ({ target }) => {
      const endsAt = endAfterMove({ startsAt: values.startsAt, endsAt: getValues("endsAt") }, target.value);
      setValue("endsAt", endsAt, { shouldDirty: true });
    },
  });
  return (
    <EditorSection title="When?" description="Times are the ones on the wall where the event is.">
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label="Starts" error={errors.startsAt?.message}>
          {(control) => <Input {...control} {...start} type="datetime-local" />}
        </Field>
        <Field label="Ends" error={errors.endsAt?.message}>
          {(control) => <Input {...control} {...register("endsAt")} type="datetime-local" />}
        </Field>
      </div>
      <TimeZoneField form={form} values={values} />
      <SwitchField
        label="Open RSVPs later"
        description="Otherwise people can RSVP as soon as the event is published."
        {...register("opensLater")}
      />
      {values.opensLater && (
        <Field label="RSVPs open" error={errors.rsvpOpensAt?.message} className="sm:w-1/2">
          {(control) => <Input {...control} {...register("rsvpOpensAt")} type="datetime-local" />}
        </Field>
      )}
      <SwitchField
        label="Close RSVPs early"
        description="Otherwise people can RSVP until the event ends."
        {...register("closesEarly")}
      />
      {values.closesEarly && (
        <Field label="RSVPs close" error={errors.rsvpClosesAt?.message} className="sm:w-1/2">
          {(control) => <Input {...control} {...register("rsvpClosesAt")} type="datetime-local" />}
        </Field>
      )}
    </EditorSection>
  );
}
