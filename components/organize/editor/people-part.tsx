"use client";

import { MoneyFields } from "@/components/sourcing/money-fields";
import { CheckboxField } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { Input } from "@/components/ui/input";
import { seatings, seatingWords } from "@/components/venues/seating-words";
import { EditorPart, type PartProps } from "./editor-part";

/** How many people, in which layouts, and for how much. */
export function PeoplePart({ draft: { values, set }, faults }: PartProps) {
  const toggle = (layout: (typeof seatings)[number], isOn: boolean) =>
    set({
      layouts: isOn ? [...values.layouts, layout] : values.layouts.filter((one) => one !== layout),
    });
  const people = [
    { name: "min", label: "People, at least", fault: faults.attendanceMin },
    { name: "max", label: "People, at most", fault: faults.attendanceMax },
  ] as const;
  return (
    <EditorPart id="part-people" title="People and budget">
      <div className="grid grid-cols-2 gap-3 sm:max-w-sm">
        {people.map(({ name, label, fault }) => (
          <Field key={name} label={label} error={fault}>
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                autoComplete="off"
                maxLength={7}
                value={values[name]}
                onChange={({ target }) => set({ [name]: target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <Fieldset legend="Layouts you need" error={faults.spaceRequirements}>
        <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
          {seatings.map((layout) => (
            <CheckboxField
              key={layout}
              label={seatingWords[layout]}
              checked={values.layouts.includes(layout)}
              onChange={({ target }) => toggle(layout, target.checked)}
            />
          ))}
        </div>
      </Fieldset>
      <MoneyFields
        label="Budget"
        description="For everything. Venues see it."
        currency={values.currency}
        input={{ value: values.budget, onChange: ({ target }) => set({ budget: target.value }) }}
        select={{ value: values.currency, onChange: ({ target }) => set({ currency: target.value }) }}
        faults={{ amount: faults.budget, currency: faults.currency }}
        className="sm:max-w-sm"
      />
    </EditorPart>
  );
}
