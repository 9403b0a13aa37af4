import type { Db } from "../../../db/client";
import { notFound } from "../../../errors";
import { readDistribution } from "../../feedback/queries";
import { readArrivals } from "../arrivals/queries";
import { readRsvpsOverTime } from "../queries";
import { readCapacityUse, readHistory } from "../report/history.queries";
import { arrivalsOf } from "../report/policy";
import { readGroups } from "../report/queries";
import { readCapacityChanges } from "../seat-history/queries";
import type { SessionReport } from "./schema";

type Asked = { event: { id: string; poolId: string }; session: { id: string; poolId: string }; now: Date };

/**
 * Statistics of one session, counted as those of an event: how it filled, what became of its waitlist, who came and
 * how it was rated. For hosts only: it counts people and names none.
 * @throws DomainError session.not-found
 */
export async function readSessionReport(db: Db, { event, session, now }: Asked): Promise<SessionReport> {
  const { poolId } = session;
  const pool = await db.seatPool.findUnique({
    where: { id: poolId },
    select: { startsAt: true, endsAt: true, capacity: true, confirmedSeats: true, offeredSeats: true },
  });
  if (!pool) throw notFound("session");
  const { startsAt, endsAt, capacity, confirmedSeats, offeredSeats } = pool;
  const changes = await readCapacityChanges(db, poolId);
  const [overTime, history, use, groups, arrivalCurve, feedback] = await Promise.all([
    readRsvpsOverTime(db, { id: event.id, poolId }, now),
    readHistory(db, poolId),
    readCapacityUse(db, poolId, changes[0] ? changes[0].before : capacity),
    readGroups(db, poolId),
    readArrivals(db, { event, sessionId: session.id, now }),
    readDistribution(db, poolId),
  ]);
  const { seated: _, ...waitlist } = history;
  return {
    sessionId: session.id,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    capacity: { capacity, seatsTaken: confirmedSeats + offeredSeats, ...use },
    overTime,
    waitlist,
    arrivals: arrivalsOf(groups, startsAt, now),
    arrivalCurve,
    feedback,
  };
}
