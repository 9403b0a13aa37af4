import { Fieldset } from "@/components/ui/fieldset";
import { RadioCard } from "@/components/ui/radio-card";
import { isolate } from "@/lib/clean-text";
import { EditorSection } from "./editor-section";
import { choice, type EventFieldsProps } from "./event-form";
import type { EventGroup } from "./group-section";
import { MembersFirstFields } from "./members-first-fields";

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

/** What the choices mean for an event of a group, whose members see it in any case. */
function choicesIn(name: string) {
  const group = isolate(name);
  const [publicly, unlisted, privately] = choices;
  return [
    publicly,
    { ...unlisted, description: `Not listed; members of ${group} find it on the group's page.` },
    {
      ...privately,
      label: "Members and invited guests",
      description: `Members of ${group}, and people you invite.`,
    },
  ] as const;
}

const audiences = [
  {
    value: "confirmed",
    label: "Confirmed guests",
    description: "Guests can see who's coming once they have a seat.",
  },
  { value: "everyone", label: "Anyone who can see the event", description: "Helps people decide to come." },
  { value: "hosts", label: "Hosts only", description: "Guests can't see other guests." },
] as const;

type VisibilitySectionProps = EventFieldsProps & { groups: readonly EventGroup[] };

export function VisibilitySection({ groups, ...fields }: VisibilitySectionProps) {
  const { form, values } = fields;
  const group = groups.find(({ id }) => id === values.groupId);
  return (
    <EditorSection title="Visibility">
      <Fieldset legend="Who can see the event?">
        {(group ? choicesIn(group.name) : choices).map((visibility) => (
          <RadioCard
            key={visibility.value}
            {...visibility}
            {...choice(form, "visibility", visibility.value)}
          />
        ))}
      </Fieldset>
      {group && values.visibility === "public" && <MembersFirstFields {...fields} />}
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
