import { groupBy } from "../../lib/group-by";
import { Prisma } from "../db/generated/client";
import type { Tx } from "../db/transaction";
import { RSVP_SQL } from "./columns";
import type { ClaimLinkFacts, PoolFacts, QueueView, RsvpFacts } from "./facts";

import { doorOpensAt } from "./promotion";
import type { SeatRequest } from "./request";

/** The most people at the door, and the most absent parties, that one decision looks at. */
const AT_DOOR_MAX = 200;

const rsvpColumns = RSVP_SQL.read("r");

type PooledRow = RsvpFacts & { poolId: string };

/** A locked pool, the requests for it, and the time of the decision. */
export type PoolAsked = { pool: PoolFacts; requests: SeatRequest[]; at: Date };

/** One person in one pool. */
export type Place = { poolId: string; userId: string };

/**
 * By pool, the rows that the requests name, and the rows that the clock or smaller terms may move: offers past
 * their end, every offer where the terms change, and the newest seats where the capacity may fall below the seats
 * taken.
 */
export async function readRows(tx: Tx, lists: PoolAsked[]): Promise<Map<string, RsvpFacts[]>> {
  const rows = [
    ...(await readRequestedRsvps(tx, lists)),
    ...(await readOffers(
      tx,
      lists.filter(({ pool }) => pool.offeredSeats > 0),
    )),
  ];
  for (const list of lists) {
    rows.push(...(await readDisplaceable(tx, list)));
    if (endsApproval(list)) rows.push(...(await readRequests(tx, list.pool.id)));
    if (servesDoor(list)) rows.push(...(await readAtDoor(tx, list.pool.id)));
  }
  const unique = new Map(rows.map((row) => [row.id, row]));
  return byPool([...unique.values()]);
}

function byPool<Row extends { poolId: string }>(rows: Row[]): Map<string, Omit<Row, "poolId">[]> {
  const pools = groupBy(rows, (row) => row.poolId);
  return new Map([...pools].map(([id, pooled]) => [id, pooled.map(({ poolId: _, ...row }) => row)]));
}

/** The rows of these people in these pools. */
export async function readPlaces(tx: Tx, places: Place[]): Promise<Map<string, RsvpFacts[]>> {
  if (places.length === 0) return new Map();
  const rows = await tx.$queryRaw<PooledRow[]>`
    select ${rsvpColumns} from ${pairs(places.map(({ poolId, userId: id }) => ({ poolId, id })))} a ("poolId", id)
      cross join lateral (
        select * from "Rsvp" where "poolId" = a."poolId" and "userId" = a.id limit 1
      ) r`;
  return byPool(rows);
}

/** Each row by an index lookup, also where the tables have just grown and the planner has no statistics yet. */
async function readRequestedRsvps(tx: Tx, lists: PoolAsked[]): Promise<PooledRow[]> {
  const users = lists.flatMap(({ pool, requests }) =>
    requests.flatMap(userIdsIn).map((id) => ({ poolId: pool.id, id })),
  );
  const rsvps = lists.flatMap(({ pool, requests }) =>
    requests.flatMap(rsvpIdsIn).map((id) => ({ poolId: pool.id, id })),
  );
  if (users.length + rsvps.length === 0) return [];
  return tx.$queryRaw<PooledRow[]>`
    select ${rsvpColumns} from ${pairs(users)} a ("poolId", id)
      cross join lateral (
        select * from "Rsvp" where "poolId" = a."poolId" and "userId" = a.id limit 1
      ) r
    union all
    select ${rsvpColumns} from ${pairs(rsvps)} a ("poolId", id)
      cross join lateral (select * from "Rsvp" where id = a.id and "poolId" = a."poolId" limit 1) r`;
}

const pairs = (of: { poolId: string; id: string }[]) =>
  Prisma.sql`unnest(${of.map((one) => one.poolId)}::uuid[], ${of.map((one) => one.id)}::uuid[])`;

/** The people whom a request names by their account. */
export function userIdsIn(request: SeatRequest): string[] {
  if (request.kind === "register") return request.members.map((member) => member.userId);
  return "userId" in request ? [request.userId] : [];
}

export function rsvpIdsIn(request: SeatRequest): string[] {
  return "userId" in request || !("rsvpId" in request) ? [] : [request.rsvpId];
}

/** Open offers that end by the time of the decision; every open offer where the terms change. */
async function readOffers(tx: Tx, lists: PoolAsked[]): Promise<PooledRow[]> {
  if (lists.length === 0) return [];
  const ids = lists.map(({ pool }) => pool.id);
  const untils = lists.map(({ requests, at }) =>
    requests.some(({ kind }) => kind === "terms") ? "infinity" : at.toISOString(),
  );
  return tx.$queryRaw<PooledRow[]>`
    select ${rsvpColumns} from unnest(${ids}::uuid[], ${untils}::timestamptz[]) p (id, until)
      cross join lateral (
        select * from "Rsvp" o
        where o."poolId" = p.id and o.status = 'offered' and o."offerExpiresAt" <= p.until offset 0
      ) r`;
}

/**
 * Where the capacity may fall below the seats taken, the newest seated rows. Each holds at least one seat, so as
 * many rows as excess seats suffice. Rows seated at this very instant are as new as the ones that this list seats,
 * so all of them are read too.
 */
async function readDisplaceable(tx: Tx, { pool, requests, at }: PoolAsked): Promise<PooledRow[]> {
  const capacities = requests.flatMap((request) =>
    request.kind === "terms" && typeof request.terms.capacity === "number" ? [request.terms.capacity] : [],
  );
  if (capacities.length === 0 || neverExceeds(pool, requests, Math.min(...capacities))) return [];
  const excess = pool.confirmedSeats + pool.offeredSeats - Math.min(...capacities);
  return tx.$queryRaw<PooledRow[]>`
    with held as (
      select * from "Rsvp"
      where "poolId" = ${pool.id}::uuid and status in ('confirmed', 'offered') and "checkedInSeats" = 0
    )
    select ${rsvpColumns} from held r
    where r."statusAt" >= ${at}::timestamptz or r.id in (
      select id from held order by "statusAt" desc, id desc limit ${Math.max(0, excess)}
    )`;
}

/** Whether the pool fits the capacity even if all of its queue got seats, so that no seat needs to be given up. */
function neverExceeds(pool: PoolFacts, requests: SeatRequest[], capacity: number): boolean {
  if (pool.approvalRequired || requests.some(({ kind }) => kind !== "terms")) return false;
  return pool.confirmedSeats + pool.offeredSeats + pool.waitlistedSeats <= capacity;
}

/** Whether the list ends approval, which admits the open requests. */
function endsApproval({ pool, requests }: PoolAsked): boolean {
  if (!pool.approvalRequired) return false;
  return requests.some((request) => request.kind === "terms" && request.terms.approvalRequired === false);
}

function servesDoor({ pool, requests, at }: PoolAsked): boolean {
  const opensAt = doorOpensAt(pool);
  const isAsked = requests.some(({ kind }) => kind === "wait-at-door" || kind === "serve-door");
  return isAsked && opensAt !== null && at >= opensAt;
}

/** The people who wait at the door, and the newest parties of which no member has arrived. */
function readAtDoor(tx: Tx, poolId: string): Promise<PooledRow[]> {
  return tx.$queryRaw<PooledRow[]>`
    (select ${rsvpColumns} from "Rsvp" r
      where r."poolId" = ${poolId}::uuid and r.status = 'waitlisted' and r."onSiteAt" is not null
      order by r."onSiteAt" limit ${AT_DOOR_MAX})
    union all
    (select ${rsvpColumns} from "Rsvp" r
      where r."poolId" = ${poolId}::uuid and r.status = 'confirmed' and r."checkedInSeats" = 0
      order by r."statusAt" desc, r.id desc limit ${AT_DOOR_MAX})`;
}

function readRequests(tx: Tx, poolId: string): Promise<PooledRow[]> {
  return tx.$queryRaw<PooledRow[]>`
    select ${rsvpColumns} from "Rsvp" r where r."poolId" = ${poolId}::uuid and r.status = 'pending'`;
}

/** By pool, the claim links that still hold seats, and the ones that the requests name. */
export async function readLinks(tx: Tx, lists: PoolAsked[]): Promise<Map<string, ClaimLinkFacts[]>> {
  const asked = lists.flatMap((list) => list.requests.flatMap(linkIdsIn));
  const poolIds = lists.filter(mayHaveLinks).map(({ pool }) => pool.id);
  if (poolIds.length === 0) return new Map();
  const links = await tx.claimLink.findMany({
    where: { poolId: { in: poolIds }, OR: [{ closedAt: null }, { id: { in: asked } }] },
    select: {
      id: true,
      poolId: true,
      leaderId: true,
      makerId: true,
      leaderEmail: true,
      label: true,
      token: true,
      seats: true,
      unclaimedSeats: true,
      expiresAt: true,
      closedAt: true,
    },
    orderBy: { id: "asc" },
  });
  return byPool(links);
}

/** A link whose seats were all claimed holds none, so it can wait for the next sweep or change of terms. */
function mayHaveLinks({ pool, requests }: PoolAsked): boolean {
  if (pool.offeredSeats > 0) return true;
  return requests.some(
    (request) => request.kind === "sweep" || request.kind === "terms" || linkIdsIn(request).length > 0,
  );
}

function linkIdsIn(request: SeatRequest): string[] {
  if (request.kind === "open-claim") return [request.link.id];
  return "linkId" in request ? [request.linkId] : [];
}

/** The first `length` rows of the queue of each pool. */
export async function readQueues(
  tx: Tx,
  asked: { poolId: string; length: number }[],
): Promise<Map<string, QueueView>> {
  if (asked.length === 0) return new Map();
  const [ids, lengths] = [asked.map(({ poolId }) => poolId), asked.map(({ length }) => length)];
  const rows = await tx.$queryRaw<(PooledRow & { smallestParty: number })[]>`
    select ${rsvpColumns}, m."smallestParty" from unnest(${ids}::uuid[], ${lengths}::int[]) p (id, length)
      cross join lateral (
        select min(seats) as "smallestParty" from "Rsvp" where "poolId" = p.id and status = 'waitlisted'
      ) m
      cross join lateral (
        select * from "Rsvp" w where w."poolId" = p.id and w.status = 'waitlisted'
        order by w.priority desc, w."queueNumber" limit p.length
      ) r
    order by r.priority desc, r."queueNumber"`;
  const pools = byPool(rows);
  return new Map(
    asked.map(({ poolId, length }) => {
      const found = pools.get(poolId) ?? [];
      const waiters = found.map(({ smallestParty: _, ...row }) => row);
      const smallestParty = found[0]?.smallestParty ?? null;
      return [poolId, { waiters, complete: found.length < length, smallestParty }];
    }),
  );
}

/** The users among these who may not hold a seat: banned or deleted. */
export async function readBarred(tx: Tx, userIds: string[]): Promise<Set<string>> {
  if (userIds.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from "User" where id = any(${userIds}::uuid[]) and "bannedAt" is null`;
  const welcome = new Set(rows.map((row) => row.id));
  return new Set(userIds.filter((id) => !welcome.has(id)));
}
