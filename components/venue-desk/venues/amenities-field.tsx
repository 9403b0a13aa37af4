import { cn } from "@/lib/class-names";
import { AMENITIES, amenityNames } from "@/server/domains/venues/amenities.schema";

/** What a venue offers, as chips to check. Read from the fields named `amenities`. */
export function AmenitiesField({ chosen }: { chosen: readonly string[] }) {
  return (
    <fieldset className="min-w-0">
      <legend className="font-medium text-sm">Amenities</legend>
      <div className="mt-2.5 flex flex-wrap gap-2">
        {amenityNames.map((name) => (
          <label
            key={name}
            className={cn(
              "inline-flex min-h-8 cursor-pointer items-center rounded-full border border-border-control bg-surface px-3 py-1 text-sm transition-colors hover:bg-sunken",
              "has-checked:border-accent-text has-checked:bg-accent-soft has-checked:font-medium has-checked:text-accent-text",
              "has-focus-visible:outline-2 has-focus-visible:outline-accent-text has-focus-visible:outline-offset-2",
            )}
          >
            <input
              type="checkbox"
              name="amenities"
              value={name}
              defaultChecked={chosen.includes(name)}
              className="peer sr-only"
            />
            <span aria-hidden="true" className="mr-1.5 hidden peer-checked:inline">
              ✓
            </span>
            {AMENITIES[name]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
