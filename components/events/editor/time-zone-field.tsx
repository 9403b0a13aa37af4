import { useEffect, useState } from "react";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { isValidTimeZone, localToUtc, zoneLabel } from "@/lib/dates";
import { listTimeZones } from "@/lib/time-zones";
import type { EventFieldsProps } from "./event-form";

/** The zone of the event. The list is made in the browser: engines know different zones, and it is long. */
export function TimeZoneField({ form, values }: Pick<EventFieldsProps, "form" | "values">) {
  const { timeZone } = values;
  const [regions, setRegions] = useState<[string, string[]][]>([[regionOf(timeZone), [timeZone]]]);
  useEffect(() => setRegions(byRegion([timeZone, ...listTimeZones()])), [timeZone]);
  return (
    <Field
      label="Time zone"
      error={form.formState.errors.timeZone?.message}
      // Engines name zones differently, and the server's name is as good as the browser's.
      description={<span suppressHydrationWarning>{noteOn(timeZone, values.startsAt)}</span>}
      className="sm:w-1/2"
    >
      {(control) => (
        <NativeSelect {...control} {...form.register("timeZone")} value={timeZone}>
          {regions.map(([region, zones]) => (
            <optgroup key={region} label={region}>
              {zones.map((zone) => (
                <option key={zone} value={zone}>
                  {placeOf(zone)}
                </option>
              ))}
            </optgroup>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
}

function byRegion(zones: string[]): [string, string[]][] {
  const regions = new Map<string, string[]>();
  for (const zone of new Set(zones)) {
    const region = regionOf(zone);
    regions.set(region, [...(regions.get(region) ?? []), zone]);
  }
  return [...regions]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([region, list]) => [region, list.sort()]);
}

function regionOf(zone: string): string {
  return zone.includes("/") ? (zone.split("/")[0] ?? zone) : "Everywhere";
}

function placeOf(zone: string): string {
  return zone.split("/").slice(1).reverse().join(", ").replaceAll("_", " ") || zone;
}

/** The zone's short name on the day of the event. */
function noteOn(timeZone: string, startsAt: string): string | undefined {
  if (!isValidTimeZone(timeZone)) return undefined;
  try {
    return `On that day: ${zoneLabel(localToUtc(startsAt, timeZone), timeZone)}. Changing the zone keeps the time of day.`;
  } catch {
    return undefined;
  }
}
