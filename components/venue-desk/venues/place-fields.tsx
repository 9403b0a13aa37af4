"use client";

import { useEffect, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { COUNTRY_CODES, countryName } from "@/lib/countries";
import { listTimeZones } from "@/lib/time-zones";

type PlaceFieldsProps = {
  address: string;
  city: string;
  country: string;
  timeZone: string;
  faults: Record<string, string>;
};

/** Address, city, country and time zone of a venue. */
export function PlaceFields({ address, city, country, timeZone, faults }: PlaceFieldsProps) {
  const { countries, zones } = useChoices(country, timeZone);
  const [chosen, setChosen] = useState({ country, timeZone });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Address" optional error={faults.address} className="sm:col-span-2">
        {(control) => (
          <Input
            {...control}
            name="address"
            autoComplete="street-address"
            maxLength={300}
            defaultValue={address}
          />
        )}
      </Field>
      <Field label="City" error={faults.city}>
        {(control) => (
          <Input {...control} name="city" autoComplete="address-level2" maxLength={100} defaultValue={city} />
        )}
      </Field>
      <Field label="Country" error={faults.country}>
        {(control) => (
          <NativeSelect
            {...control}
            name="country"
            value={chosen.country}
            onChange={({ target }) => setChosen({ ...chosen, country: target.value })}
          >
            {!chosen.country && <option value="">Choose a country</option>}
            {countries.map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field
        label="Time zone"
        error={faults.timeZone}
        description="Dates, deadlines and holds follow this clock."
        className="sm:col-span-2"
      >
        {(control) => (
          <NativeSelect
            {...control}
            name="timeZone"
            value={chosen.timeZone}
            onChange={({ target }) => setChosen({ ...chosen, timeZone: target.value })}
          >
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll("_", " ")}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
    </div>
  );
}

/** Engines know different zones and names: the long lists are made in the browser. */
function useChoices(country: string, timeZone: string) {
  const [choices, setChoices] = useState<{ countries: [string, string][]; zones: string[] }>({
    countries: country ? [[country, country]] : [],
    zones: [timeZone],
  });
  useEffect(() => {
    const countries = COUNTRY_CODES.map((code): [string, string] => [code, countryName(code)]);
    setChoices({
      countries: countries.toSorted(([, a], [, b]) => a.localeCompare(b)),
      zones: [...new Set([timeZone, ...listTimeZones()])].toSorted(),
    });
  }, [timeZone]);
  return choices;
}
