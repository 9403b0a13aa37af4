import { Prisma } from "../../../db/generated/client";
import type { Queryable, Tx } from "../../../db/transaction";
import { notFound } from "../../../errors";
import type { ClaimLinkFacts, PoolFacts, QueueView, RsvpFacts, SeatRequest } from "./schema";

const rsvpColumns = Prisma.sql`r.id, r."userId", r.status::text as status, r.guests, r.seats, r."queueNumber",
  r.priority, r."passedOver", r."specialRequirements", r.answers, r.source, r."rsvpAt", r."statusAt",
  r."offerExpiresAt", r."barredAt", r."claimLinkId", r."checkedInSeats", r.version`;

/**
 * Takes the one lock that every change of seats holds. A statement of its own: what is read next is then read
 * after the wait. `no key update` lets foreign keys to the pool be checked meanwhile.
 * @throws not-found
 */
export async function lockPool(tx: Tx, poolId: string): Promise<PoolFacts> {
  const [pool] = await tx.$queryRaw<PoolFacts[]>`
    select id, capacity, "confirmedSeats", "offeredSeats", "waitlistedSeats", "waitlistLength", "nextQueueNumber",
      "headQueueNumber",
      version, state::text as state, "guestsMax", "waitlistEnabled", "waitlistMode"::text as "waitlistMode",
      "partyRule"::text as "partyRule", "passOversMax", "offerMinutes", "cutoffMinutes", "approvalRequired", "opensAt",
      "closesAt", "startsAt", "endsAt"
    from "SeatPool" where id = ${poolId}::uuid for no key update`;
  if (!pool) throw notFound("pool");
  return pool;
}

/** The database's own clock, so that servers whose clocks differ still agree. Read after the lock. */
export async function databaseNow(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  return row?.now ?? new Date();
}

/**
 * The rows that the requests speak of, and those that the clock or smaller terms may move: offers past their end,
 * every offer where the terms change, and the newest seats where the capacity may fall below what is taken.
 */
export async function readRows(
  tx: Tx,
  pool: PoolFacts,
  requests: SeatRequest[],
  now: Date,
): Promise<RsvpFacts[]> {
  const asked = await readRequestedRsvps(tx, pool.id, requests);
  const terms = requests.flatMap((request) => (request.kind === "terms" ? [request.terms] : []));
  const offers = pool.offeredSeats > 0 ? await readOffers(tx, pool.id, terms.length > 0 ? null : now) : [];
  const capacities = terms.flatMap(({ capacity }) => (typeof capacity === "number" ? [capacity] : []));
  const excess = pool.confirmedSeats + pool.offeredSeats - Math.min(...capacities);
  const newest = capacities.length > 0 ? await readNewestSeats(tx, pool.id, Math.max(0, excess), now) : [];
  return [...new Map([...asked, ...offers, ...newest].map((row) => [row.id, row])).values()];
}

async function readRequestedRsvps(tx: Tx, poolId: string, requests: SeatRequest[]): Promise<RsvpFacts[]> {
  const userIds = requests.flatMap(userIdsIn);
  const rsvpIds = requests.flatMap((request) =>
    "userId" in request || !("rsvpId" in request) ? [] : [request.rsvpId],
  );
  if (userIds.length + rsvpIds.length === 0) return [];
  return tx.$queryRaw<RsvpFacts[]>`
    select ${rsvpColumns} from "Rsvp" r
    where r."poolId" = ${poolId}::uuid
      and (r."userId" = any(${userIds}::uuid[]) or r.id = any(${rsvpIds}::uuid[]))`;
}

/** The people whom a request names by their account. */
export function userIdsIn(request: SeatRequest): string[] {
  if (request.kind === "register") return request.members.map((member) => member.userId);
  return "userId" in request ? [request.userId] : [];
}

/** Open offers; only those that end by `until` where it is given. */
function readOffers(tx: Tx, poolId: string, until: Date | null): Promise<RsvpFacts[]> {
  return tx.$queryRaw<RsvpFacts[]>`
    select ${rsvpColumns} from "Rsvp" r
    where r."poolId" = ${poolId}::uuid and r.status = 'offered'
      and (${until}::timestamptz is null or r."offerExpiresAt" <= ${until}::timestamptz)`;
}

/**
 * Each holds a seat at least, so the newest `seats` rows hold as many. Whoever got a seat at this very instant is as
 * new as those who get one in this list, so all of them are read too.
 */
function readNewestSeats(tx: Tx, poolId: string, seats: number, now: Date): Promise<RsvpFacts[]> {
  return tx.$queryRaw<RsvpFacts[]>`
    with held as (
      select * from "Rsvp"
      where "poolId" = ${poolId}::uuid and status in ('confirmed', 'offered') and "checkedInSeats" = 0
    )
    select ${rsvpColumns} from held r
    where r."statusAt" >= ${now}::timestamptz or r.id in (
      select id from held order by "statusAt" desc, id desc limit ${seats}
    )`;
}

/** The claim links that still keep seats, and those that the requests name. */
export async function readLinks(tx: Tx, pool: PoolFacts, requests: SeatRequest[]): Promise<ClaimLinkFacts[]> {
  const asked = requests.flatMap((request) => {
    if (request.kind === "open-claim") return [request.link.id];
    return "linkId" in request ? [request.linkId] : [];
  });
  // A link whose seats were all claimed keeps none, so it can wait for whoever tidies or changes the terms.
  const mayEnd = requests.some(({ kind }) => kind === "sweep" || kind === "terms");
  if (pool.offeredSeats === 0 && asked.length === 0 && !mayEnd) return [];
  return tx.claimLink.findMany({
    where: { poolId: pool.id, OR: [{ closedAt: null }, { id: { in: asked } }] },
    select: {
      id: true,
      leaderId: true,
      label: true,
      token: true,
      seats: true,
      unclaimedSeats: true,
      expiresAt: true,
      closedAt: true,
    },
    orderBy: { id: "asc" },
  });
}

/** The first `length` of the queue. */
export async function readQueue(tx: Tx, pool: PoolFacts, length: number): Promise<QueueView> {
  if (pool.waitlistLength === 0) return { waiters: [], complete: true, smallestParty: null };
  const rows = await tx.$queryRaw<(RsvpFacts & { smallestParty: number })[]>`
    select ${rsvpColumns},
      (select min(w.seats) from "Rsvp" w where w."poolId" = ${pool.id}::uuid and w.status = 'waitlisted') as "smallestParty"
    from "Rsvp" r where r."poolId" = ${pool.id}::uuid and r.status = 'waitlisted'
    order by r.priority desc, r."queueNumber" limit ${length}`;
  const waiters = rows.map(({ smallestParty: _, ...row }) => row);
  return { waiters, complete: rows.length < length, smallestParty: rows[0]?.smallestParty ?? null };
}

/** Of these users, those who may not hold a seat: banned, or gone. */
export async function readBarred(tx: Tx, userIds: string[]): Promise<Set<string>> {
  if (userIds.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from "User" where id = any(${userIds}::uuid[]) and "bannedAt" is null`;
  const welcome = new Set(rows.map((row) => row.id));
  return new Set(userIds.filter((id) => !welcome.has(id)));
}

/** Places in line, by RSVP: 1 + those who are served earlier. A count on an index, never a stored number. */
export async function readPositions(db: Queryable, rsvpIds: string[]): Promise<Map<string, number>> {
  if (rsvpIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; position: number }[]>`
    select r.id, (
      select count(*)::int from "Rsvp" w
      where w."poolId" = r."poolId" and w.status = 'waitlisted' and w.priority > r.priority
    ) + (
      select count(*)::int from "Rsvp" w
      where w."poolId" = r."poolId" and w.status = 'waitlisted' and w.priority = r.priority
        and w."queueNumber" <= r."queueNumber"
    ) as position
    from "Rsvp" r where r.id = any(${rsvpIds}::uuid[]) and r.status = 'waitlisted'`;
  return new Map(rows.map((row) => [row.id, row.position]));
}
