import { MapPin } from "lucide-react";
import Form from "next/form";
import { TagChip } from "@/components/posts/tag-chip";
import type { TagOut } from "@/components/posts/wire";
import { Input } from "@/components/ui/input";
import { PendingLabel } from "@/components/ui/pending-label";
import { PillLinks } from "@/components/ui/pill-links";
import { SearchBox } from "@/components/ui/search-box";
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
        <PillLinks
          label="Order"
          links={SORTS.map(({ sort, label }) => ({
            key: sort,
            href: hubPath({ ...filters, sort }),
            text: <PendingLabel>{label}</PendingLabel>,
            isCurrent: sort === filters.sort,
          }))}
        />
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
