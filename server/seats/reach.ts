import { groupBy } from "../../lib/group-by";
import { Prisma } from "../db/generated/client";
import type { Tx } from "../db/transaction";
import type { QueueView, RsvpFacts, SeatElsewhere } from "./facts";
import { isPromotionOpen } from "./promotion";
import { type Place, type PoolAsked, rsvpIdsIn, userIdsIn } from "./read";

/** What a decision about one pool needs to know of other pools, by pool. */
export type Reach = {
  /** Where a seat elsewhere is required: the users among the requesters who have it. */
  holders: Map<string, Set<string>>;
  /**
   * Where other pools depend on it: by user, the dependent pools in which the seated people in view hold or await
   * seats.
   */
  dependents: Map<string, Map<string, string[]>>;
  /** Where a seat elsewhere is required: by user in view, their seats in the other pools that require it. */
  elsewhere: Map<string, Map<string, SeatElsewhere[]>>;
};

/** The rows and queues of the pools, as far as they were read. */
export type InView = { rows: Map<string, RsvpFacts[]>; queues: Map<string, QueueView> };

/**
 * Runs no query for pools without dependencies. Otherwise it first locks the rows of the required seats, in the
 * order of their ids, after the pools: those of the requesters, and those of waitlisted people who may be promoted.
 * So a request for a dependent seat need not lock the whole pool that it depends on, a request that gives up the
 * required seat sees every seat that depends on it, and two decisions about one person in two pools see each other.
 */
export async function readReach(
  tx: Tx,
  asked: PoolAsked[],
  view: InView,
  isPreview: boolean,
): Promise<Reach> {
  const dependable = asked.filter(({ pool }) => pool.hasDependents);
  const leaving = dependable.flatMap(({ pool }) => seatedIn(pool.id, view.rows));
  const supports = asked.flatMap((one) => [
    ...supportsOf(one, view.rows),
    ...supportsOfWaiters(one, view.queues),
  ]);
  const locked = await lockPlaces(tx, { rows: leaving, places: supports, isPreview });
  const held = groupBy(locked, (place) => place.poolId);
  const holders = asked.map(({ pool }): [string, Set<string>] => {
    const places = held.get(pool.dependsOn ?? "") ?? [];
    return [pool.id, new Set(places.map(({ userId }) => userId))];
  });
  return {
    holders: new Map(holders),
    dependents: await readDependents(tx, dependable, view.rows),
    elsewhere: await readElsewhere(
      tx,
      asked.flatMap((one) => placesInView(one, view)),
    ),
  };
}

/** The seats elsewhere that the requesters of a seat here need. */
export function supportsOf(asked: PoolAsked, rows: Map<string, RsvpFacts[]>): Place[] {
  const { dependsOn } = asked.pool;
  if (dependsOn === null) return [];
  return usersOf(asked, rows).map((userId) => ({ poolId: dependsOn, userId }));
}

/** The required seats of the waitlisted people in view, if this decision may promote them. */
function supportsOfWaiters({ pool, at }: PoolAsked, queues: Map<string, QueueView>): Place[] {
  const { dependsOn } = pool;
  if (dependsOn === null || !isPromotionOpen(pool, at)) return [];
  return (queues.get(pool.id)?.waiters ?? []).map(({ userId }) => ({ poolId: dependsOn, userId }));
}

/** The users whom the requests for a pool name, by account or by row. */
function usersOf({ pool, requests }: PoolAsked, rows: Map<string, RsvpFacts[]>): string[] {
  const ids = new Set(requests.flatMap(rsvpIdsIn));
  const named = (rows.get(pool.id) ?? []).filter((row) => ids.has(row.id)).map((row) => row.userId);
  return [...new Set([...requests.flatMap(userIdsIn), ...named])];
}

/** Everyone in view of a pool that requires a seat elsewhere. */
function placesInView({ pool, requests }: PoolAsked, { rows, queues }: InView): Place[] {
  if (pool.dependsOn === null) return [];
  const inView = [...(rows.get(pool.id) ?? []), ...(queues.get(pool.id)?.waiters ?? [])];
  const users = new Set([...requests.flatMap(userIdsIn), ...inView.map(({ userId }) => userId)]);
  return [...users].map((userId) => ({ poolId: pool.id, userId }));
}

const seatedIn = (poolId: string, rows: Map<string, RsvpFacts[]>) =>
  (rows.get(poolId) ?? []).filter((row) => row.status === "confirmed");

/** Locks these rows and places; returns the places that are seats. */
async function lockPlaces(
  tx: Tx,
  { rows, places, isPreview }: { rows: RsvpFacts[]; places: Place[]; isPreview: boolean },
): Promise<Place[]> {
  if (rows.length + places.length === 0) return [];
  return tx.$queryRaw<Place[]>`
    with wanted as (
      select unnest(${rows.map((row) => row.id)}::uuid[]) as id
      union select own.id
      from unnest(${places.map((one) => one.poolId)}::uuid[], ${places.map((one) => one.userId)}::uuid[]) a ("poolId", "userId")
        cross join lateral (
          select id from "Rsvp" where "poolId" = a."poolId" and "userId" = a."userId" limit 1
        ) own
    )
    select r."poolId", r."userId" from wanted join "Rsvp" r on r.id = wanted.id
    where r.status = 'confirmed' order by r.id ${isPreview ? Prisma.empty : Prisma.sql`for no key update`}`;
}

async function readDependents(
  tx: Tx,
  asked: PoolAsked[],
  rows: Map<string, RsvpFacts[]>,
): Promise<Map<string, Map<string, string[]>>> {
  const found = new Map<string, Map<string, string[]>>();
  for (const { pool } of asked) {
    const users = seatedIn(pool.id, rows).map((row) => row.userId);
    if (users.length === 0) continue;
    const places = await tx.$queryRaw<Place[]>`
      select r."poolId", r."userId" from "SeatPool" own
        join "SeatPool" d on d."eventId" = own."eventId" and d."sessionId" is not null
        join "Rsvp" r on r."poolId" = d.id and r.status in ('confirmed', 'waitlisted', 'offered', 'pending')
      where own.id = ${pool.id}::uuid and r."userId" = any(${users}::uuid[])
      order by r."poolId"`;
    const byUser = groupBy(places, (place) => place.userId);
    found.set(
      pool.id,
      new Map([...byUser].map(([userId, own]) => [userId, own.map(({ poolId }) => poolId)])),
    );
  }
  return found;
}

/**
 * By pool and user, what they hold, are offered or await in the other pools that require the same seat. Cancelled
 * pools are left out. A statement of its own: it sees what was committed while the locks were waited for.
 */
export async function readElsewhere(
  tx: Tx,
  places: Place[],
): Promise<Map<string, Map<string, SeatElsewhere[]>>> {
  if (places.length === 0) return new Map();
  const seats = await tx.$queryRaw<(SeatElsewhere & { besidePool: string; userId: string })[]>`
    select a.id as "besidePool", r."userId", r."poolId", r.status::text as status, p."startsAt", p."endsAt",
      p."overlapAllowed", r."checkedInSeats" > 0 as "hasArrived"
    from unnest(${places.map((one) => one.poolId)}::uuid[], ${places.map((one) => one.userId)}::uuid[]) asked ("poolId", "userId")
      join "SeatPool" a on a.id = asked."poolId"
      cross join lateral (
        select * from "Rsvp" seat
        where seat."userId" = asked."userId" and seat."poolId" <> a.id
          and seat.status in ('confirmed', 'offered', 'waitlisted') offset 0
      ) r
      join "SeatPool" p on p.id = r."poolId" and p."eventId" = a."eventId" and p."sessionId" is not null
        and p.state <> 'cancelled'
    order by r."poolId"`;
  const pools = groupBy(seats, (seat) => seat.besidePool);
  return new Map(
    [...pools].map(([poolId, found]) => [
      poolId,
      new Map(
        [...groupBy(found, (seat) => seat.userId)].map(([userId, own]) => [
          userId,
          own.map(({ besidePool: _, userId: __, ...seat }) => seat),
        ]),
      ),
    ]),
  );
}

/** The pools that people in view would leave if they got a seat here. */
export function dropsIn(asked: PoolAsked[], rows: RsvpFacts[]): Place[] {
  const joining = asked.flatMap(({ requests }) =>
    requests.flatMap((request) => (request.kind === "join" ? [request] : [])),
  );
  return [...rows, ...joining].flatMap(({ userId, dropIfIn = [] }) =>
    dropIfIn.map((poolId) => ({ poolId, userId })),
  );
}
