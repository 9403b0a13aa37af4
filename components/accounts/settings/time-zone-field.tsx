"use client";

import { useEffect, useState } from "react";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { canonicalTimeZone } from "@/lib/time-zones";

type TimeZoneFieldProps = {
  zones: readonly string[];
  initial: string;
  error?: string | undefined;
};

/** The zone that times are shown in beside an event's own; offers the one this device is in. */
export function TimeZoneField({ zones, initial, error }: TimeZoneFieldProps) {
  const [chosen, setChosen] = useState(initial);
  const [here, setHere] = useState<string | null>(null);
  // After hydration only: the server does not know where the browser is.
  useEffect(() => setHere(canonicalTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone)), []);
  const listed = zones.includes(chosen) ? zones : [chosen, ...zones];
  return (
    <div className="space-y-1.5">
      <Field
        label="Time zone"
        description="Event times are shown in the event's zone, with yours beside them when they differ."
        error={error}
      >
        {(control) => (
          <NativeSelect
            {...control}
            name="timeZone"
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          >
            {listed.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll("_", " ")}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      {here && here !== chosen && (
        <button
          type="button"
          onClick={() => setChosen(here)}
          className="rounded-sm text-accent-text text-sm underline-offset-4 hover:underline"
        >
          Use {here.replaceAll("_", " ")}, where this device is
        </button>
      )}
    </div>
  );
}
