import type { Tx } from "../../db/transaction";
import { cityKeyOf, venueDocument } from "./directory/policy";

/** Writes what the directory searches of a venue, in the transaction that changes it. */
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
  const document = venueDocument(venue);
  await tx.$executeRaw`
    update "Venue" set search = ${document}::tsvector, "cityKey" = ${cityKeyOf(venue.city)} where id = ${venueId}::uuid`;
}
