"use client";

import { CheckboxField } from "@/components/ui/checkbox";
import { Fieldset } from "@/components/ui/fieldset";
import { Segmented } from "@/components/ui/segmented";
import type { CheckInAudience, MessageStatus } from "@/server/domains/messages/schema";

const STATUSES: { value: MessageStatus; label: string }[] = [
  { value: "confirmed", label: "Confirmed" },
  { value: "waitlisted", label: "Waitlisted" },
  { value: "offered", label: "Holding an offer" },
  { value: "pending", label: "Awaiting approval" },
  { value: "cancelled", label: "Cancelled" },
  { value: "declined", label: "Declined" },
];

const ARRIVALS: { value: CheckInAudience; label: string }[] = [
  { value: "anyone", label: "Everyone" },
  { value: "arrived", label: "Checked in" },
  { value: "missing", label: "Not checked in" },
];

type AudienceFieldsProps = {
  statuses: readonly MessageStatus[];
  onStatuses: (statuses: MessageStatus[]) => void;
  checkIn: CheckInAudience;
  onCheckIn: (checkIn: CheckInAudience) => void;
  error: string | undefined;
};

/** The audience of a message: by RSVP status and by check-in. */
export function AudienceFields({ statuses, onStatuses, checkIn, onCheckIn, error }: AudienceFieldsProps) {
  const toggle = (status: MessageStatus, on: boolean) =>
    onStatuses(on ? [...statuses, status] : statuses.filter((known) => known !== status));
  return (
    <div className="grid gap-3">
      <Fieldset legend="To guests who are" error={error}>
        <div className="grid grid-cols-2 gap-x-3 gap-y-2 sm:grid-cols-3">
          {STATUSES.map(({ value, label }) => (
            <CheckboxField
              key={value}
              label={label}
              checked={statuses.includes(value)}
              onChange={(event) => toggle(value, event.target.checked)}
            />
          ))}
        </div>
      </Fieldset>
      <div className="overflow-x-auto [scrollbar-width:none]">
        <Segmented label="Who has arrived" options={ARRIVALS} value={checkIn} onValueChange={onCheckIn} />
      </div>
    </div>
  );
}
