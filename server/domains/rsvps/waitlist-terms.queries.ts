import type { Db } from "../../db/client";
import { notFound } from "../../errors";

/**
 * The length and the rules of the waitlist, as anyone may know before joining.
 * @throws DomainError not-found
 */
export async function getWaitlistTerms(db: Db, poolId: string) {
  const pool = await db.seatPool.findUnique({
    where: { id: poolId },
    select: { waitlistLength: true, partyRule: true, passOversMax: true },
  });
  if (!pool) throw notFound("pool");
  return { length: pool.waitlistLength, partyRule: pool.partyRule, passOversMax: pool.passOversMax };
}
