"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { EditorPart, type PartProps } from "./editor-part";

/** What the event is called, what kind it is, and where it should be. */
export function BasicsPart({ draft: { values, set }, faults }: PartProps) {
  return (
    <EditorPart id="part-basics" title="Event">
      <Field label="Title" error={faults.title}>
        {(control) => (
          <Input
            {...control}
            maxLength={160}
            placeholder="Team offsite in May"
            value={values.title}
            onChange={({ target }) => set({ title: target.value })}
          />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Kind of event" optional error={faults.eventType}>
          {(control) => (
            <Input
              {...control}
              maxLength={80}
              placeholder="Conference, dinner, workshop"
              value={values.eventType}
              onChange={({ target }) => set({ eventType: target.value })}
            />
          )}
        </Field>
        <Field label="City" optional error={faults.city}>
          {(control) => (
            <Input
              {...control}
              maxLength={120}
              autoComplete="off"
              value={values.city}
              onChange={({ target }) => set({ city: target.value })}
            />
          )}
        </Field>
      </div>
    </EditorPart>
  );
}
