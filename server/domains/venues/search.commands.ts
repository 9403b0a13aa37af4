import { countryName } from "../../../lib/countries";
import { searchDocument, searchWords } from "../../../lib/search-words";
import type { Tx } from "../../db/transaction";
import { AMENITIES } from "./amenities.schema";
import { cityKeyOf } from "./directory/policy";

/**
 * Writes what the directory searches of a venue, in the transaction that changes it: the name weighs most, then the
 * place, then the rest.
 */
export async function indexVenue(tx: Tx, venueId: string): Promise<void> {
  const venue = await tx.venue.findUniqueOrThrow({
    where: { id: venueId },
    select: {
      name: true,
      address: true,
      city: true,
      country: true,
      description: true,
      amenities: true,
    },
  });
  const amenities = Object.entries(AMENITIES).flatMap(([name, label]) =>
    venue.amenities.includes(name) ? [label] : [],
  );
  const document = searchDocument([
    { weight: "A", words: searchWords(venue.name) },
    { weight: "B", words: searchWords(`${venue.city} ${countryName(venue.country)} ${venue.address}`) },
    { weight: "C", words: searchWords(`${amenities.join(" ")} ${venue.description}`) },
  ]);
  await tx.$executeRaw`
    update "Venue" set search = ${document}::tsvector, "cityKey" = ${cityKeyOf(venue.city)} where id = ${venueId}::uuid`;
}
