"use client";

import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { Input } from "@/components/ui/input";
import { RadioCard } from "@/components/ui/radio-card";
import { joiningWords, visibilityWords } from "../group-words";
import type { GroupForm } from "./use-group-form";

const VISIBILITIES = ["public", "unlisted", "private"] as const;
const JOININGS = ["open", "approval", "invitation"] as const;

/** Who finds a group and who gets in. */
export function AccessFields({ form: { values, change, faults } }: { form: GroupForm }) {
  return (
    <section aria-labelledby="group-access" className="space-y-5">
      <h2 id="group-access" className="text-lg">
        Access
      </h2>
      <Fieldset legend="Who can find and read it">
        {VISIBILITIES.map((one) => (
          <RadioCard
            key={one}
            name="visibility"
            checked={values.visibility === one}
            onChange={() => change({ visibility: one })}
            {...visibilityWords[one]}
          />
        ))}
      </Fieldset>
      <Fieldset legend="Who can join">
        {JOININGS.map((one) => (
          <RadioCard
            key={one}
            name="joining"
            checked={values.joining === one}
            onChange={() => change({ joining: one })}
            {...joiningWords[one]}
          />
        ))}
      </Fieldset>
      <Field label="Member limit" optional error={faults.membersMax} description="Leave empty for no limit.">
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            value={values.membersMax}
            maxLength={7}
            className="w-36"
            onChange={({ target }) => change({ membersMax: target.value.replace(/\D/g, "") })}
          />
        )}
      </Field>
    </section>
  );
}
