import { MapPin } from "lucide-react";
import Form from "next/form";
import { TagChip } from "@/components/posts/tag-chip";
import type { TagOut } from "@/components/posts/wire";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { PendingLabel } from "@/components/ui/pending-label";
import { SearchBox } from "@/components/ui/search-box";
import { cn } from "@/lib/class-names";
import { type HubFilters, hubPath } from "./hub-filters";

const SORTS = [
  { sort: "members", label: "Most members" },
  { sort: "newest", label: "Newest" },
] as const;

type HubSearchProps = {
  filters: HubFilters;
  topics: readonly Pick<TagOut, "id" | "name" | "slug" | "color">[];
};

/** Finds groups by words, place and topics. A plain form with links: it works before, and without, any script. */
export function HubSearch({ filters, topics }: HubSearchProps) {
  return (
    <search className="space-y-3">
      <Form action="/groups">
        {filters.topic && <input type="hidden" name="topic" value={filters.topic} />}
        {filters.sort !== "members" && <input type="hidden" name="sort" value={filters.sort} />}
        <SearchBox words={filters.q} label="Search groups" placeholder="Name or topic">
          <div className="relative min-w-0 flex-1 sm:max-w-60">
            <MapPin
              aria-hidden="true"
              className="pointer-events-none absolute top-1/2 left-3.5 size-4 -translate-y-1/2 text-muted"
            />
            <Input
              key={filters.near}
              name="near"
              defaultValue={filters.near}
              maxLength={100}
              aria-label="Place"
              placeholder="Any place"
              className="h-12 pl-10 text-base sm:text-base"
            />
          </div>
        </SearchBox>
      </Form>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <nav aria-label="Order">
          <ul className="flex gap-1">
            {SORTS.map(({ sort, label }) => (
              <li key={sort}>
                <Link
                  href={hubPath({ ...filters, sort })}
                  scroll={false}
                  aria-current={sort === filters.sort ? "true" : undefined}
                  className={cn(
                    "hit-area relative flex h-8 items-center rounded-full px-3 font-medium text-sm transition-colors",
                    sort === filters.sort
                      ? "bg-text text-background"
                      : "bg-fill text-text hover:bg-fill-strong",
                  )}
                >
                  <PendingLabel>{label}</PendingLabel>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {topics.length > 0 && (
          <nav aria-label="Topics">
            <ul className="flex flex-wrap gap-1.5">
              {topics.map((topic) => {
                const isCurrent = topic.name === filters.topic;
                return (
                  <li key={topic.id}>
                    <TagChip
                      tag={topic}
                      isCurrent={isCurrent}
                      href={hubPath({ ...filters, topic: isCurrent ? "" : topic.name })}
                    />
                  </li>
                );
              })}
            </ul>
          </nav>
        )}
      </div>
    </search>
  );
}
