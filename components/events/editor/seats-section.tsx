import { SeatsFields } from "../terms/seats-fields";
import { WaitlistFields, waitlistSummary } from "../terms/waitlist-fields";
import { AdvancedFields } from "./advanced-fields";
import { EditorSection } from "./editor-section";
import type { EventFieldsProps } from "./event-form";

export function SeatsSection(fields: EventFieldsProps) {
  const { form, values } = fields;
  const { waitlistMode, partyRule, cutoffMinutes, passOversMax } = values;
  const isUnusual =
    waitlistMode === "offer" || partyRule === "strict" || cutoffMinutes !== 0 || passOversMax !== 3;
  return (
    <EditorSection
      title="Seats"
      description="We never overbook, even when many people RSVP at the same time."
    >
      <SeatsFields {...fields} />
      {values.isLimited && values.waitlistEnabled && (
        <AdvancedFields title="Waitlist rules" summary={waitlistSummary(values)} isOpen={isUnusual}>
          <WaitlistFields form={form} values={values} />
        </AdvancedFields>
      )}
    </EditorSection>
  );
}
