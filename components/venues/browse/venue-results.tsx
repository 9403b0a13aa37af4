import { SearchX } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import type { DirectorySort, ListedVenue } from "@/server/domains/venues/directory/schema";
import { VenueGrid } from "../venue-grid";
import { browsePath, countFilters, type Filters } from "./filters";
import { MoreVenues } from "./more-venues";
import { SortLinks } from "./sort-links";
import type { PageQuery } from "./use-next-venues";

type VenueResultsProps = {
  page: { items: ListedVenue[]; nextCursor: string | null };
  filters: Filters;
  query: PageQuery;
  sort: DirectorySort;
  /** Whether distances are known. */
  isNear: boolean;
};

/** What was found, or what to do where nothing was. */
export function VenueResults({ page, filters, query, sort, isNear }: VenueResultsProps) {
  if (page.items.length === 0) return <NothingFound filters={filters} />;
  return (
    <div className="space-y-4">
      <SortLinks filters={filters} current={sort} isNear={isNear} />
      <VenueGrid venues={page.items} layout={filters.layout} priority />
      {page.nextCursor && (
        <MoreVenues
          key={page.nextCursor}
          href={browsePath(filters, page.nextCursor)}
          query={query}
          cursor={page.nextCursor}
          shown={page.items.length}
          layout={filters.layout}
        />
      )}
    </div>
  );
}

function NothingFound({ filters }: { filters: Filters }) {
  if (!filters.q && countFilters(filters) === 0) {
    return (
      <EmptyState
        icon={<SearchX />}
        title="No venues are listed yet"
        description="Venues show up here once their owners list them. Yours could be the first."
        action={<ButtonLink href="/venue-desk">List your venue</ButtonLink>}
      />
    );
  }
  return (
    <EmptyState
      icon={<SearchX />}
      title={filters.q ? `No venue matches “${filters.q}”` : "No venue matches these filters"}
      description={hint(filters)}
      action={
        <ButtonLink href="/venues" variant="secondary">
          Show all venues
        </ButtonLink>
      }
    />
  );
}

/** What to loosen first. */
function hint({ radiusKm, near, from, people, amenities, badge }: Filters): string {
  if (amenities.length + badge.length > 0) return "Try fewer amenities, or any availability.";
  if (radiusKm !== null || near) return "Try a larger distance.";
  if (from) return "Try other days: these may be blocked.";
  if (people !== null) return "Try fewer people, or any layout.";
  return "Try fewer words. Search looks at names, places, amenities and descriptions.";
}
