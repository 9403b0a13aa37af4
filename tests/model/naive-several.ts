import type { AnyRequest, PoolRequest } from "../../server/seats/request";
import { expire, isLive, move, type NaivePool, type NaiveRow, serveLine } from "./naive-pool";
import { play } from "./naive-requests";

/*
 * A second implementation of several pools: one that the others depend on, and the effects from one pool on
 * another. Arrays and loops as in the naive pool, which decides each request alone.
 */
export type NaiveWorld = {
  /** By id, in the order of the ids. */
  pools: Map<string, NaivePool>;
  /** The pool that all others depend on. */
  support: string;
  /** By id of a row: the pools that its person leaves once they have the seat. */
  drops: Map<string, string[]>;
};

export function playSeveral(world: NaiveWorld, request: AnyRequest, now: Date): string {
  for (const pool of world.pools.values()) expire(pool, now);
  settle(world, now);
  if (request.kind !== "together") return playOne(world, request, now);
  const kept = structuredClone(world);
  let answer = "unchanged";
  for (const part of request.requests) {
    const one = playOne(world, part, now);
    const row = "userId" in part ? rowOf(world, part.poolId, part.userId) : undefined;
    const isShort = part.kind === "join" && part.seatOnly && row?.status !== "confirmed";
    if ((one !== "changed" && one !== "unchanged") || isShort) {
      Object.assign(world, kept);
      return one !== "changed" && one !== "unchanged" ? one : "rsvp.no-seat";
    }
    if (one === "changed") answer = "changed";
  }
  return answer;
}

function playOne(world: NaiveWorld, request: PoolRequest, now: Date): string {
  const answer = decide(world, request, now);
  settle(world, now);
  return answer;
}

const LETS_IN = new Set(["promote", "seat", "approve", "restore"]);

function decide(world: NaiveWorld, request: PoolRequest, now: Date): string {
  noteBusy(world);
  const pool = poolOf(world, request.poolId);
  if ("rsvpId" in request && request.kind !== "join" && request.kind !== "claim") {
    const row = pool.rows.find((each) => each.id === request.rsvpId);
    const isAdmitted =
      (LETS_IN.has(request.kind) && row?.status !== "confirmed") ||
      (request.kind === "accept" && row?.status === "offered");
    if (row && isAdmitted && pool.busy.has(row.id)) return "seats.clash";
  }
  if (request.kind === "restore") {
    const row = pool.rows.find((each) => each.id === request.rsvpId);
    if (row && row.status !== "confirmed" && !isSupported(world, request.poolId, row.userId))
      return "rsvp.needs-other-seat";
  }
  if (request.kind !== "join") return play(pool, request, now);
  const old = rowOf(world, request.poolId, request.userId);
  const isComing = !old || !isLive(old);
  if (isComing && old?.status !== "declined" && !isSupported(world, request.poolId, request.userId))
    return "rsvp.needs-other-seat";
  const before = structuredClone(pool);
  const answer = play(pool, request, now);
  const row = rowOf(world, request.poolId, request.userId);
  const isJudged = answer === "changed" || answer === "rsvp.full";
  if (isComing && isJudged && isClashing(world, request.poolId, request.userId, request.dropIfIn ?? [])) {
    if (row?.status !== "waitlisted" || !request.onlyIfFree) {
      world.pools.set(request.poolId, before);
      return "seats.clash";
    }
  }
  if (answer !== "changed" || !isComing || !row) return answer;
  if (request.seatOnly && row.status !== "confirmed") {
    world.pools.set(request.poolId, before);
    return "rsvp.no-seat";
  }
  world.drops.set(row.id, request.dropIfIn ?? []);
  return answer;
}

/** Repeats promotions and their effects on other pools until nothing changes any more. */
function settle(world: NaiveWorld, now: Date): void {
  for (let isMoving = true; isMoving; ) {
    isMoving = false;
    for (const pool of world.pools.values()) {
      noteBusy(world);
      const before = pool.rows.map((row) => row.status).join();
      serveLine(pool, now);
      if (pool.rows.map((row) => row.status).join() !== before) isMoving = true;
    }
    for (const [poolId, pool] of world.pools) {
      for (const row of pool.rows) {
        if (!isLive(row) || isSupported(world, poolId, row.userId)) continue;
        move(row, "cancelled", now);
        isMoving = true;
      }
    }
    for (const [poolId, pool] of world.pools) {
      for (const row of pool.rows) if (giveUp(world, { poolId, row }, now)) isMoving = true;
    }
  }
}

/** A person who got the seat leaves the pools that they named for it. */
function giveUp(world: NaiveWorld, { poolId, row }: { poolId: string; row: NaiveRow }, now: Date): boolean {
  const named = world.drops.get(row.id) ?? [];
  if (named.length === 0 || row.status === "waitlisted" || row.status === "offered") return false;
  world.drops.set(row.id, []);
  if (row.status !== "confirmed") return false;
  for (const id of named) {
    const other = id === poolId ? undefined : rowOf(world, id, row.userId);
    if (!other || !isLive(other) || other.arrived.length > 0) continue;
    move(other, "cancelled", now);
    other.left = true;
  }
  return true;
}

/** Whether the person has a seat or an offer in another session at the same time, and keeps it. */
function isClashing(world: NaiveWorld, poolId: string, userId: string, giving: string[]): boolean {
  if (poolId === world.support) return false;
  const { terms } = poolOf(world, poolId);
  return [...world.pools].some(([otherId, other]) => {
    const row = other.rows.find((each) => each.userId === userId);
    if (otherId === poolId || otherId === world.support || !row || other.terms.state === "cancelled")
      return false;
    if (row.status !== "confirmed" && row.status !== "offered") return false;
    if (terms.overlapAllowed || other.terms.overlapAllowed) return false;
    if (giving.includes(otherId) && row.arrived.length === 0) return false;
    return terms.startsAt < other.terms.endsAt && other.terms.startsAt < terms.endsAt;
  });
}

function noteBusy(world: NaiveWorld): void {
  for (const [poolId, pool] of world.pools) {
    const isBusy = (row: NaiveRow) => isClashing(world, poolId, row.userId, world.drops.get(row.id) ?? []);
    pool.busy = new Set(pool.rows.filter(isBusy).map((row) => row.id));
  }
}

function poolOf({ pools }: NaiveWorld, poolId: string): NaivePool {
  const pool = pools.get(poolId);
  if (!pool) throw new Error(`no pool ${poolId}`);
  return pool;
}

const rowOf = (world: NaiveWorld, poolId: string, userId: string) =>
  poolOf(world, poolId).rows.find((row) => row.userId === userId);

const isSupported = (world: NaiveWorld, poolId: string, userId: string) =>
  poolId === world.support || rowOf(world, world.support, userId)?.status === "confirmed";
