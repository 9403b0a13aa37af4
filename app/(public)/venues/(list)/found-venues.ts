import { pageAt } from "@/app/page-at";
import { directoryQuery, type Filters } from "@/components/venues/browse/filters";
import { sortOf } from "@/server/domains/venues/directory/policy";
import { serverCaller } from "@/server/trpc/caller";

const PAGE_SIZE = 12;

/** What the directory has for these filters: a page of it, its points on the map, and the cities that can be chosen. */
export async function findVenues(filters: Filters, cursor: string | undefined) {
  const { venues } = await serverCaller();
  const { items: places } = await venues.places();
  const asked = directoryQuery(filters, places);
  const query = { ...asked, limit: PAGE_SIZE };
  const [page, map] = await Promise.all([
    pageAt(cursor, (at) => venues.directory({ ...query, cursor: at })),
    venues.map(asked),
  ]);
  const near = "near" in asked ? { latitude: 0, longitude: 0 } : undefined;
  // The order of what was asked for; the point itself does not matter for it.
  return { places, page, map, query, isNear: near !== undefined, sort: sortOf({ ...asked, near }) };
}
