import type { Queryable } from "../../db/transaction";
import { seatsOf } from "../../seats/availability";
import type { PoolFacts, Seats } from "../../seats/facts";
import { heldForWaitlist } from "../../seats/held-for-waitlist";
import { keptSeats } from "../../seats/kept-seats";

type Row = { sessionId: string; poolVersion: number; heldForWaitlist: boolean } & Pick<
  PoolFacts,
  "capacity" | "confirmedSeats" | "offeredSeats" | "waitlistedSeats" | "waitlistLength"
>;

/** The seats of these sessions of an event, without the sessions themselves. Ids that the event does not have are left out. */
export async function listSessionSeats(
  db: Queryable,
  { eventId, sessionIds }: { eventId: string; sessionIds: string[] },
): Promise<{ sessionId: string; seats: Seats }[]> {
  const rows = await db.$queryRaw<Row[]>`
    select p."sessionId", p.version as "poolVersion", p.capacity, p."confirmedSeats",
      ${keptSeats} as "offeredSeats", p."waitlistedSeats", p."waitlistLength", ${heldForWaitlist} as "heldForWaitlist"
    from "SeatPool" p
    where p."sessionId" = any(${sessionIds}::uuid[]) and p."eventId" = ${eventId}::uuid
    order by p."startsAt", p.id`;
  return rows.map(({ sessionId, poolVersion: version, ...row }) => ({
    sessionId,
    seats: seatsOf({ ...row, version }),
  }));
}
