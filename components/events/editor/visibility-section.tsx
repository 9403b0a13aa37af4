import { Fieldset } from "@/components/ui/fieldset";
import { RadioCard } from "@/components/ui/radio-card";
import { EditorSection } from "./editor-section";
import { choice, type EventFieldsProps } from "./event-form";

const choices = [
  { value: "public", label: "Public", description: "Listed and found by search." },
  {
    value: "unlisted",
    label: "Anyone with the link",
    description: "Not listed; anyone with the link can open it.",
  },
  {
    value: "private",
    label: "Invited guests only",
    description: "Only your invitation link opens it. You find it in the settings of the event.",
  },
] as const;

const audiences = [
  {
    value: "confirmed",
    label: "Confirmed guests",
    description: "Guests can see who's coming once they have a seat.",
  },
  { value: "everyone", label: "Anyone who can see the event", description: "Helps people decide to come." },
  { value: "hosts", label: "Hosts only", description: "Guests can't see other guests." },
] as const;

export function VisibilitySection({ form }: EventFieldsProps) {
  return (
    <EditorSection title="Visibility">
      <Fieldset legend="Who can see the event?">
        {choices.map((visibility) => (
          <RadioCard
            key={visibility.value}
            {...visibility}
            {...choice(form, "visibility", visibility.value)}
          />
        ))}
      </Fieldset>
      <Fieldset
        legend="Who can see who is coming?"
        description="Guests are shown by first name and initial, never with their email."
      >
        {audiences.map((audience) => (
          <RadioCard key={audience.value} {...audience} {...choice(form, "guestList", audience.value)} />
        ))}
      </Fieldset>
    </EditorSection>
  );
}
