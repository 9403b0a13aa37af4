import { Search } from "lucide-react";
import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { HostingFilters } from "./hosting-address";

/** Finds the viewer's own events. A plain form: it works before, and without, any script. */
export function HostingSearch({ filters }: { filters: HostingFilters }) {
  return (
    <search>
      <Form action="/hosting" className="flex gap-2">
        {filters.show !== "upcoming" && <input type="hidden" name="show" value={filters.show} />}
        <div className="relative min-w-0 flex-1">
          <Search
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
          />
          <Input
            key={filters.q}
            type="search"
            name="q"
            defaultValue={filters.q}
            maxLength={100}
            aria-label="Search your events"
            placeholder="Search your events"
            className="pl-9!"
          />
        </div>
        <Button type="submit" variant="secondary">
          Search
        </Button>
      </Form>
    </search>
  );
}
