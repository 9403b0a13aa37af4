import { Search, X } from "lucide-react";
import Form from "next/form";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Link } from "@/components/ui/link";
import { NativeSelect } from "@/components/ui/native-select";
import { RADIUS_KM_DEFAULT } from "@/server/domains/venues/directory/schema";
import { seatings, seatingWords } from "../seating-words";
import { browsePath, countFilters, type Filters, NO_FILTERS, type Place } from "./filters";
import { MoreFilters } from "./more-filters";
import { NearMe } from "./near-me";

const RADII = [5, 10, 25, 50, 100, 250];

type VenueSearchProps = { filters: Filters; places: readonly Place[] };

/** What to look for. A plain form: it works before, and without, any script. */
export function VenueSearch({ filters, places }: VenueSearchProps) {
  const { q, sort } = filters;
  return (
    <search>
      {/* New defaults need new fields: React keeps what a field shows. */}
      <Form key={browsePath(filters)} action="/venues" data-passing-text className="space-y-4">
        <div className="flex gap-2">
          <div className="relative min-w-0 flex-1">
            <Search
              aria-hidden="true"
              className="pointer-events-none absolute top-1/2 left-3.5 size-4 -translate-y-1/2 text-muted"
            />
            <Input
              type="search"
              name="q"
              defaultValue={q}
              maxLength={100}
              aria-label="Search by name, place or description"
              placeholder="Loft, garden, a name"
              className="h-12 pl-10 text-base sm:text-base"
            />
          </div>
          <Button type="submit" size="lg">
            Search
          </Button>
        </div>
        <WhereAndWhen filters={filters} places={places} />
        {sort && <input type="hidden" name="sort" value={sort} />}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <NearMe near={filters.near} />
          <ClearFilters filters={filters} />
        </div>
        <MoreFilters filters={filters} />
      </Form>
    </search>
  );
}

function WhereAndWhen({ filters, places }: VenueSearchProps) {
  const { city, near, radiusKm, from, to, people, layout } = filters;
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
      <LabelledField id="venues-city" label="City">
        <Input
          id="venues-city"
          name="city"
          list="venues-cities"
          defaultValue={city}
          placeholder={near ? "Near you" : "Any city"}
          maxLength={100}
        />
        <datalist id="venues-cities">
          {places.map((place) => (
            <option key={`${place.city} ${place.country}`} value={place.city} />
          ))}
        </datalist>
      </LabelledField>
      <LabelledField id="venues-radius" label="Distance">
        <NativeSelect
          id="venues-radius"
          name="radiusKm"
          defaultValue={radiusKm ?? (near ? RADIUS_KM_DEFAULT : "")}
        >
          <option value="">In the city</option>
          {[...new Set([...RADII, ...(radiusKm === null ? [] : [radiusKm])])]
            .toSorted((a, b) => a - b)
            .map((km) => (
              <option key={km} value={km}>
                Within {km} km
              </option>
            ))}
        </NativeSelect>
      </LabelledField>
      <LabelledField id="venues-from" label="First day">
        <Input id="venues-from" type="date" name="from" defaultValue={from} />
      </LabelledField>
      <LabelledField id="venues-to" label="Last day">
        <Input id="venues-to" type="date" name="to" defaultValue={to} />
      </LabelledField>
      <LabelledField id="venues-people" label="People">
        <Input
          id="venues-people"
          type="number"
          inputMode="numeric"
          name="people"
          min={1}
          max={1_000_000}
          defaultValue={people ?? ""}
          placeholder="Any"
        />
      </LabelledField>
      <LabelledField id="venues-layout" label="Layout">
        <NativeSelect id="venues-layout" name="layout" defaultValue={layout}>
          <option value="">Any layout</option>
          {seatings.map((one) => (
            <option key={one} value={one}>
              {seatingWords[one]}
            </option>
          ))}
        </NativeSelect>
      </LabelledField>
    </div>
  );
}

function LabelledField({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      {children}
    </div>
  );
}

function ClearFilters({ filters }: { filters: Filters }) {
  if (countFilters(filters) === 0) return null;
  return (
    <Link
      href={browsePath({ ...NO_FILTERS, q: filters.q })}
      scroll={false}
      className="inline-flex h-8 items-center gap-1 rounded-control px-2 font-medium text-muted text-sm hover:text-text"
    >
      <X aria-hidden="true" className="size-4" />
      Clear filters
    </Link>
  );
}
