import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SwitchField } from "@/components/ui/switch";
import { EditorSection } from "./editor-section";
import { type EventFieldsProps, switched } from "./event-form";
import { written } from "./written";

export function WhereSection({ form, values }: EventFieldsProps) {
  const { errors } = form.formState;
  return (
    <EditorSection title="Where?" description="A place, a link, or both.">
      <Field label="Place" optional error={errors.place?.message}>
        {(control) => (
          <Input
            {...control}
            {...written(form, "place")}
            maxLength={200}
            placeholder="Venue name and address"
          />
        )}
      </Field>
      <Field
        label="Link"
        optional
        error={errors.onlineUrl?.message}
        description="For events that happen online."
      >
        {(control) => (
          <Input
            {...control}
            {...written(form, "onlineUrl")}
            type="url"
            inputMode="url"
            placeholder="https://"
          />
        )}
      </Field>
      {(values.place || values.onlineUrl) && (
        <SwitchField
          label="Hide until they are in"
          description="Only your team and guests with a seat see the location. Everyone else sees it after they RSVP."
          {...switched(form, "placeHidden")}
        />
      )}
    </EditorSection>
  );
}
