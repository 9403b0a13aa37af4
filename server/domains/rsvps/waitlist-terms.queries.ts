import type { Db } from "../../db/client";
import { notFound } from "../../errors";

/** How long the line is and how it moves: what anyone may know before joining. @throws not-found */
export async function getWaitlistTerms(db: Db, poolId: string) {
  const pool = await db.seatPool.findUnique({
    where: { id: poolId },
    select: { waitlistLength: true, partyRule: true, passOversMax: true },
  });
  if (!pool) throw notFound("pool");
  return { length: pool.waitlistLength, partyRule: pool.partyRule, passOversMax: pool.passOversMax };
}
