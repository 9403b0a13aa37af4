import type { Db } from "../../db/client";
import { takeHit } from "../../db/rate-limit";
import { applySeatList } from "../../seats/apply";
import type { Seats } from "../../seats/facts";
import { withPools } from "../../seats/with-pools";
import { HOST_LIMIT } from "../rsvps/commands";
import type { Door } from "./once.commands";
import { getDoorPool } from "./target.queries";

/**
 * Gives the seats of guests who have not arrived to the people who wait at the door, if it is time. They still have to be
 * scanned.
 * @throws DomainError session.not-found | host-action.too-many
 */
export async function serveDoor(
  db: Db,
  { event, viewer, now = null }: Door,
  sessionId: string | undefined,
): Promise<{ served: number; seats: Seats }> {
  await takeHit(db, HOST_LIMIT, viewer.id, now);
  const poolId = await getDoorPool(db, event, sessionId);
  return serveDoorOf(db, { poolId, actorId: viewer.id, now });
}

/** @returns how many waitlisted people got a seat, and the seats afterwards */
export async function serveDoorOf(
  db: Db,
  { poolId, actorId, now }: { poolId: string; actorId: string | null; now: Date | null },
): Promise<{ served: number; seats: Seats }> {
  return withPools(db, [poolId], async (tx, poolIds) => {
    // The first request brings the counters up to date, so that only what the door gave is counted.
    const requests = [
      { kind: "sweep" as const, actorId: null, poolId },
      { kind: "serve-door" as const, actorId, poolId },
    ];
    const newest = await tx.rsvpLedger.findFirst({
      where: { poolId },
      orderBy: { id: "desc" },
      select: { id: true },
    });
    const answer = (await applySeatList(tx, { poolIds, requests, now })).at(-1);
    if (!answer) throw new Error("a door was not served");
    const served = await tx.rsvpLedger.count({
      where: { poolId, action: "seated-at-door", ...(newest && { id: { gt: newest.id } }) },
    });
    return { served, seats: answer.seats };
  });
}
