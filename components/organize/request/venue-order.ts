import type { ComparedVenue } from "@/server/domains/rfps/comparison.schema";

export const sortWords = {
  asked: "In the order asked",
  shortlist: "Shortlist first",
  answer: "Best answer first",
  price: "Lowest quote first",
  distance: "Nearest first",
  speed: "Fastest answer first",
};
export type VenueSort = keyof typeof sortWords;

const ANSWERS = { confirmed: 0, tentative: 1, unavailable: 2 };
const LAST = Number.POSITIVE_INFINITY;

const ranks: Record<VenueSort, (venue: ComparedVenue) => number> = {
  asked: () => 0,
  shortlist: ({ shortlisted }) => (shortlisted ? 0 : 1),
  answer: ({ response }) => (response ? ANSWERS[response.availability] : LAST),
  price: ({ response }) => response?.quote ?? LAST,
  distance: ({ distanceKm }) => distanceKm ?? LAST,
  speed: ({ answeredAfterMinutes }) => answeredAfterMinutes ?? LAST,
};

/**
 * The ids of the venues in an order; equal ones stay in the order in which they were asked. Quotes of different
 * currencies can't be compared: those in the currency of the most quotes come first.
 */
export function orderOf(venues: readonly ComparedVenue[], sort: VenueSort): string[] {
  const currency = sort === "price" ? commonCurrency(venues) : null;
  const isOther = ({ response }: ComparedVenue) =>
    currency !== null && response?.quote != null && response.currency !== currency;
  const rank = ranks[sort];
  const compare = (a: ComparedVenue, b: ComparedVenue) =>
    Number(isOther(a)) - Number(isOther(b)) || (rank(a) === rank(b) ? 0 : rank(a) - rank(b));
  const quoted = (venue: ComparedVenue) => (sort === "price" && venue.response?.quote == null ? 1 : 0);
  return venues.toSorted((a, b) => quoted(a) - quoted(b) || compare(a, b)).map(({ id }) => id);
}

function commonCurrency(venues: readonly ComparedVenue[]): string | null {
  const counts = new Map<string, number>();
  for (const { response } of venues)
    if (response?.currency) counts.set(response.currency, (counts.get(response.currency) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** The venues in an order that was made earlier; those that came later are at the end. */
export function inOrder<Venue extends { id: string }>(
  venues: readonly Venue[],
  ids: readonly string[],
): Venue[] {
  const place = new Map(ids.map((id, index) => [id, index]));
  const of = ({ id }: Venue) => place.get(id) ?? ids.length;
  return venues.toSorted((a, b) => of(a) - of(b));
}
