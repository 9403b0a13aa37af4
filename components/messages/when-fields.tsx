"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { zoneLabel } from "@/lib/dates";
import { type Draft, sendAtOf } from "./draft";

type WhenFieldsProps = {
  draft: Pick<Draft, "isLater" | "sendAt">;
  onChange: (change: Partial<Draft>) => void;
  timeZone: string;
  error: string | undefined;
  /** A scheduled message can be moved, but not sent right away. */
  alwaysLater?: boolean;
};

const CHOICES = [
  { value: "now", label: "Now" },
  { value: "later", label: "Later" },
] as const;

/** When a message is sent, on the clock of the place where the event is. */
export function WhenFields({ draft, onChange, timeZone, error, alwaysLater = false }: WhenFieldsProps) {
  const at = sendAtOf(draft, timeZone);
  const zone = `${timeZone.replaceAll("_", " ")}${at ? `, ${zoneLabel(at, timeZone)}` : ""}`;
  return (
    <div className="grid gap-3">
      {!alwaysLater && (
        <div className="flex items-center gap-3">
          <span className="font-medium text-sm">Send</span>
          <Segmented
            label="When to send"
            options={CHOICES}
            value={draft.isLater ? "later" : "now"}
            onValueChange={(value) => onChange({ isLater: value === "later" })}
          />
        </div>
      )}
      {draft.isLater && (
        <Field
          label="Time"
          description={`In the event's time zone: ${zone}.`}
          error={error}
          className="sm:w-2/3"
        >
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={draft.sendAt}
              onChange={(event) => onChange({ sendAt: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}
