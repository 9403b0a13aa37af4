import type { Tx } from "../../db/transaction";
import { notFound } from "../../errors";

/**
 * Locks the venue. The lock of its organization comes before it, those of its queue entries after it.
 * @param now null = the database's clock, read under the lock
 * @returns the venue, and as `at` the time by which the change decides
 * @throws DomainError not-found
 */
export async function lockVenue(tx: Tx, venueId: string, now: Date | null) {
  const [locked] = await tx.$queryRaw<{ at: Date }[]>`
    select clock_timestamp() as at from (
      select 1 from "Venue" where id = ${venueId}::uuid for no key update) v`;
  const row = locked && (await tx.venue.findUnique({ where: { id: venueId } }));
  if (!row) throw notFound("venue");
  return { ...row, at: now ?? locked.at };
}
