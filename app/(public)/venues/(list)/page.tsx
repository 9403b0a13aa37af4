import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Container } from "@/components/layout/container";
import { PageHeader } from "@/components/ui/page-header";
import { browsePath, readFilters, type SearchParams } from "@/components/venues/browse/filters";
import { VenueResults } from "@/components/venues/browse/venue-results";
import { VenueSearch } from "@/components/venues/browse/venue-search";
import { FoundOnMap } from "@/components/venues/map/found-on-map";
import { mapTiles } from "@/server/land-map/tiles";
import { findVenues } from "./found-venues";

export const metadata: Metadata = {
  title: "Venues",
  description: "Find a venue by place, size and availability, and ask several with one request.",
  alternates: { canonical: "/venues" },
};

type VenuesPageProps = { searchParams: Promise<SearchParams> };

// Nothing here is streamed: results that arrive late would need a script to be put in their place.
export default async function VenuesPage({ searchParams }: VenuesPageProps) {
  const params = await searchParams;
  const filters = readFilters(params);
  const cursor = typeof params.cursor === "string" && params.cursor ? params.cursor : undefined;
  // A form sends its empty fields too; an address that is passed on should not have them.
  if (Object.values(params).flat().includes("")) redirect(browsePath(filters, cursor));
  const { places, map, ...found } = await findVenues(filters, cursor);
  return (
    <Container width="wide" className="space-y-6">
      <PageHeader title="Venues" />
      <VenueSearch filters={filters} places={places} />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] lg:gap-8">
        <FoundOnMap points={map.items} isCut={map.isCut} tiles={mapTiles()} />
        <VenueResults filters={filters} {...found} />
      </div>
    </Container>
  );
}
