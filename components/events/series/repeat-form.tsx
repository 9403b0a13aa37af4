"use client";

import { useManaged } from "@/components/events/manage/manage-context";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { Input } from "@/components/ui/input";
import { RadioCard } from "@/components/ui/radio-card";
import { Segmented } from "@/components/ui/segmented";
import { SwitchField } from "@/components/ui/switch";
import { dayInZone } from "@/lib/dates";
import { monthlyWords } from "@/server/domains/events/series/policy";
import { DATES_MAX, type SeriesDate } from "@/server/domains/events/series/schema";
import { repetitionWords } from "./repeat-words";
import { type RepeatDraft, repetitionOf, useRepeat } from "./use-repeat";

const FREQUENCIES = [
  { value: "weekly", label: "Every week" },
  { value: "monthly", label: "Every month" },
] as const;
const ENDS = [
  { value: "count", label: "A number of dates" },
  { value: "until", label: "Until a day" },
] as const;

/**
 * How often, until when, and whether the new dates are published right away.
 * @param dates the existing dates of the series
 */
export function RepeatForm({ dates }: { dates: SeriesDate[] }) {
  const { event, renderedAt } = useManaged();
  const { draft, change, submit, isPending, refusal } = useRepeat();
  const words = repetitionWords(event, repetitionOf(draft), dates, renderedAt);
  return (
    <form onSubmit={submit} className="mt-5 grid gap-5">
      <Segmented
        label="How often"
        options={FREQUENCIES}
        value={draft.frequency}
        onValueChange={(frequency) => change({ frequency })}
        className="justify-self-start"
      />
      {draft.frequency === "monthly" && <MonthlyChoice draft={draft} change={change} />}
      <div className="grid gap-3">
        <Segmented
          label="How it ends"
          options={ENDS}
          value={draft.end}
          onValueChange={(end) => change({ end })}
          className="justify-self-start"
        />
        <EndField draft={draft} change={change} />
      </div>
      <SwitchField
        label="Publish them right away"
        description="Otherwise they are drafts that you publish one by one."
        checked={draft.publish}
        onChange={({ target }) => change({ publish: target.checked })}
      />
      {refusal && (
        <Callout tone="danger" role="alert">
          {refusal}
        </Callout>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="min-w-0 flex-1 basis-56 text-muted text-sm">
          {words}
        </p>
        <Button type="submit" pending={isPending} disabled={repetitionOf(draft) === null}>
          Create dates
        </Button>
      </div>
    </form>
  );
}

type PartProps = { draft: RepeatDraft; change: (part: Partial<RepeatDraft>) => void };

function MonthlyChoice({ draft, change }: PartProps) {
  const { event } = useManaged();
  const words = monthlyWords(dayInZone(new Date(event.startsAt), event.timeZone));
  return (
    <Fieldset legend="On which day">
      {(["day", "weekday"] as const).map((monthlyBy) => (
        <RadioCard
          key={monthlyBy}
          name="monthly-by"
          label={`Every month ${words[monthlyBy]}`}
          checked={draft.monthlyBy === monthlyBy}
          onChange={() => change({ monthlyBy })}
        />
      ))}
    </Fieldset>
  );
}

function EndField({ draft, change }: PartProps) {
  if (draft.end === "until") {
    return (
      <Field label="Last day" className="w-48">
        {(control) => (
          <Input
            {...control}
            type="date"
            value={draft.until}
            onChange={({ target }) => change({ until: target.value })}
          />
        )}
      </Field>
    );
  }
  return (
    <Field label="Number of dates" description="This one included." className="w-48">
      {(control) => (
        <Input
          {...control}
          type="number"
          inputMode="numeric"
          min={2}
          max={DATES_MAX}
          value={draft.count}
          onChange={({ target }) => change({ count: target.value })}
        />
      )}
    </Field>
  );
}
