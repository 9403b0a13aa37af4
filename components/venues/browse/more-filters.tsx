import { SlidersHorizontal } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox";
import { availabilityStatus, BADGES } from "@/server/domains/availability/schema";
import { AMENITIES, amenityNames } from "@/server/domains/venues/amenities.schema";
import type { Filters } from "./filters";

/** Availability and amenities, folded away until they are wanted. */
export function MoreFilters({ filters }: { filters: Filters }) {
  const chosen = filters.amenities.length + filters.badge.length;
  return (
    <details open={chosen > 0} className="rounded-card border border-border bg-surface px-4">
      <summary className="flex h-11 list-none items-center gap-2 font-medium text-sm [&::-webkit-details-marker]:hidden">
        <SlidersHorizontal aria-hidden="true" className="size-4 text-muted" />
        Availability and amenities
        {chosen > 0 && (
          <span className="rounded-full bg-fill-strong px-2 text-xs tabular-nums">
            {chosen}
            <span className="sr-only"> chosen</span>
          </span>
        )}
      </summary>
      <div className="space-y-5 pt-1 pb-4">
        <fieldset>
          <legend className="mb-2.5 text-muted text-sm">Availability</legend>
          <div className="flex flex-wrap gap-x-6 gap-y-2.5">
            {availabilityStatus.options.map((status) => (
              <CheckboxField
                key={status}
                name="badge"
                value={status}
                defaultChecked={filters.badge.includes(status)}
                label={BADGES[status].label}
              />
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend className="mb-2.5 text-muted text-sm">Amenities</legend>
          <div className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-6 gap-y-2.5">
            {amenityNames.map((name) => (
              <CheckboxField
                key={name}
                name="amenities"
                value={name}
                defaultChecked={filters.amenities.includes(name)}
                label={AMENITIES[name]}
              />
            ))}
          </div>
        </fieldset>
        <Button type="submit" variant="secondary" size="sm">
          Apply
        </Button>
      </div>
    </details>
  );
}
