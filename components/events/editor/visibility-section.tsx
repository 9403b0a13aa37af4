import { Fieldset } from "@/components/ui/fieldset";
import { RadioCard } from "@/components/ui/radio-card";
import { EditorSection, type SectionProps } from "./editor-section";

const choices = [
  { value: "public", label: "Everybody", description: "Listed and found by search." },
  { value: "unlisted", label: "Whoever has the link", description: "Not listed; the address opens it." },
  {
    value: "private",
    label: "Whoever is invited",
    description: "Only your invitation link opens it. You find it in the settings of the event.",
  },
] as const;

export function VisibilitySection({ form: { register } }: SectionProps) {
  return (
    <EditorSection title="Guest list">
      <Fieldset legend="Who can see it?">
        {choices.map((choice) => (
          <RadioCard key={choice.value} {...choice} {...register("visibility")} />
        ))}
      </Fieldset>
    </EditorSection>
  );
}
