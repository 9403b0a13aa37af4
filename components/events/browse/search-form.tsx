import { CalendarRange } from "lucide-react";
import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Link } from "@/components/ui/link";
import { PendingLabel } from "@/components/ui/pending-label";
import { SearchBox } from "@/components/ui/search-box";
import { cn } from "@/lib/class-names";
import { browsePath, type Filters, WHENS, whenLabels } from "./filters";

/** What to look for. A plain form with links: it works before, and without, any script. */
export function SearchForm({ filters }: { filters: Filters }) {
  const { when, from, to } = filters;
  return (
    <search className="space-y-4">
      <Form action="/events" className="space-y-4">
        <SearchBox
          words={filters.q}
          label="Search by title, place or host"
          placeholder="Jazz, Lisbon, a host"
        />
        {when !== "any" && <input type="hidden" name="when" value={when} />}
        <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
          <WhenLinks filters={filters} />
          <details open={from !== "" || to !== ""} className="group max-sm:w-full">
            <summary className="hit-area relative flex h-9 w-fit list-none items-center gap-1.5 rounded-full px-3 font-medium text-muted text-sm hover:text-text [&::-webkit-details-marker]:hidden">
              <CalendarRange aria-hidden="true" className="size-4" />
              Pick dates
            </summary>
            <div className="mt-2 flex flex-wrap items-end gap-3">
              <DateInput name="from" label="From" value={from} />
              <DateInput name="to" label="Until" value={to} />
              <Button type="submit" variant="secondary">
                Show these days
              </Button>
            </div>
          </details>
        </div>
      </Form>
    </search>
  );
}

function DateInput({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <div className="flex flex-col gap-1.5">
      <Label htmlFor={`browse-${name}`}>{label}</Label>
      <Input
        key={value}
        id={`browse-${name}`}
        type="date"
        name={name}
        defaultValue={value}
        className="w-40"
      />
    </div>
  );
}

function WhenLinks({ filters }: { filters: Filters }) {
  const picked = filters.from !== "" || filters.to !== "";
  return (
    <nav aria-label="When">
      <ul className="flex flex-wrap gap-1.5">
        {WHENS.map((when) => {
          const isCurrent = !picked && filters.when === when;
          return (
            <li key={when}>
              <Link
                href={browsePath({ q: filters.q, when, from: "", to: "" })}
                aria-current={isCurrent ? "true" : undefined}
                scroll={false}
                className={cn(
                  "flex h-9 items-center rounded-full px-3.5 font-medium text-sm transition-colors",
                  isCurrent ? "bg-text text-background" : "bg-fill text-text hover:bg-fill-strong",
                )}
              >
                <PendingLabel>{whenLabels[when]}</PendingLabel>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
