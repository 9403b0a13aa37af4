import { DoorFields, doorSummary } from "../terms/door-fields";
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
  const isUnusualDoor = values.overlapsAllowed || values.checkInOpensMinutes >= 0 || values.doorMinutes >= 0;
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
      <AdvancedFields title="Doors and sessions" summary={doorSummary(values)} isOpen={isUnusualDoor}>
        <DoorFields form={form} values={values} />
      </AdvancedFields>
    </EditorSection>
  );
}
