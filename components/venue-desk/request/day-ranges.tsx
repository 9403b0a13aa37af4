"use client";

import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { type Days, lastDay } from "@/lib/days";
import { ALTERNATIVES_MAX } from "@/server/domains/rfps/schema";

type DayRangesProps = { initial: readonly Days[]; faults: Record<string, string> };
type Row = { key: number; first: string; last: string };

/** Other dates that a venue suggests, each by its first and last day. */
export function DayRanges({ initial, faults }: DayRangesProps) {
  const [rows, setRows] = useState<Row[]>(() =>
    initial.map((days, key) => ({ key, first: days.start, last: lastDay(days) })),
  );
  const add = () => {
    const key = Math.max(-1, ...rows.map((row) => row.key)) + 1;
    setRows([...rows, { key, first: "", last: "" }]);
  };
  return (
    <Fieldset legend="Other dates you can offer">
      {rows.map(({ key, first, last }, index) => (
        <div key={key} className="flex flex-wrap items-start gap-2">
          <Field
            label="First day"
            error={faults[`alternatives.${index}.start`]}
            className="min-w-0 flex-1 basis-32"
          >
            {(control) => <Input {...control} name="alternativeFirst" type="date" defaultValue={first} />}
          </Field>
          <Field
            label="Last day"
            error={faults[`alternatives.${index}.end`]}
            className="min-w-0 flex-1 basis-32"
          >
            {(control) => <Input {...control} name="alternativeLast" type="date" defaultValue={last} />}
          </Field>
          <IconButton
            label={`Remove dates ${index + 1}`}
            className="sm:mt-[1.6875rem]"
            onClick={() => setRows(rows.filter((row) => row.key !== key))}
          >
            <Trash2 aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      {rows.length < ALTERNATIVES_MAX && (
        <Button variant="soft" size="sm" className="self-start" onClick={add}>
          <Plus aria-hidden="true" />
          Add dates
        </Button>
      )}
    </Fieldset>
  );
}
