"use client";

import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { ALTERNATIVES_MAX } from "@/server/domains/rfps/schema";
import { EditorPart, type PartProps } from "./editor-part";
import type { DayPair } from "./request-values";

/** When: the first and the last day, other dates that would do, and by when venues should answer. */
export function DatesPart({ draft: { values, set }, faults, timeZone }: PartProps & { timeZone: string }) {
  const { alternatives } = values;
  const change = (at: number, pair: DayPair) =>
    set({ alternatives: alternatives.map((one, index) => (index === at ? pair : one)) });
  // Rows without a first day are not sent: faults count the others.
  const sentAt = (at: number) => alternatives.slice(0, at).filter(({ first }) => first !== "").length;
  return (
    <EditorPart id="part-dates" title="Dates">
      <DayPairFields
        pair={values.dates}
        onChange={(dates) => set({ dates })}
        faults={[faults.preferredDatesStart, faults.preferredDatesEnd]}
      />
      <CheckboxField
        label="Our dates are flexible"
        description="Venues can offer other dates too."
        checked={values.flexible}
        onChange={({ target }) => set({ flexible: target.checked })}
      />
      <Fieldset legend="Other dates that would work">
        {alternatives.map((pair, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: every value is in the state.
          <div key={at} className="flex items-start gap-2">
            <DayPairFields
              pair={pair}
              onChange={(next) => change(at, next)}
              faults={[
                faults[`alternativeDates.${sentAt(at)}.start`],
                faults[`alternativeDates.${sentAt(at)}.end`],
              ]}
            />
            <IconButton
              label={`Remove dates ${at + 1}`}
              className="mt-[1.6875rem]"
              onClick={() => set({ alternatives: alternatives.filter((_, index) => index !== at) })}
            >
              <Trash2 aria-hidden="true" />
            </IconButton>
          </div>
        ))}
        {alternatives.length < ALTERNATIVES_MAX && (
          <Button
            size="sm"
            variant="soft"
            className="self-start"
            onClick={() => set({ alternatives: [...alternatives, { first: "", last: "" }] })}
          >
            <Plus aria-hidden="true" />
            Add dates
          </Button>
        )}
      </Fieldset>
      <Field
        label="Answers by"
        error={faults.responseDeadline}
        description={`In your time zone, ${timeZone.replaceAll("_", " ")}. Venues can answer until then.`}
      >
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            className="max-w-64"
            value={values.deadline}
            onChange={({ target }) => set({ deadline: target.value })}
          />
        )}
      </Field>
    </EditorPart>
  );
}

type DayPairFieldsProps = {
  pair: DayPair;
  onChange: (pair: DayPair) => void;
  faults: [string | undefined, string | undefined];
};

function DayPairFields({ pair, onChange, faults }: DayPairFieldsProps) {
  return (
    <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-2">
      <Field label="First day" error={faults[0]}>
        {(control) => (
          <Input
            {...control}
            type="date"
            value={pair.first}
            onChange={({ target }) => onChange({ ...pair, first: target.value })}
          />
        )}
      </Field>
      <Field label="Last day" error={faults[1]}>
        {(control) => (
          <Input
            {...control}
            type="date"
            min={pair.first || undefined}
            value={pair.last}
            onChange={({ target }) => onChange({ ...pair, last: target.value })}
          />
        )}
      </Field>
    </div>
  );
}
