import { counted } from "../../../lib/plural";
import type { Tx } from "../../db/transaction";
import { SeatsBeside } from "../beside";
import type { PoolFacts, RsvpFacts } from "../facts";
import { chooseWaiters, isPromotionOpen, QueueViewTooShort } from "../promotion";
import { readElsewhere } from "../reach";
import { readBarred, readQueues } from "../read";
import { FOUND_MAX, type Violation } from "./violation";

const VIEW = 64;
const VIEW_GROWTH = 8;

/**
 * I4: no seat is empty that a waitlisted party may have. The policy that gives seats also decides here whether the
 * party rule saves a seat for a larger party, so the two cannot disagree.
 */
export async function findStarved(tx: Tx, poolIds: string[], now: Date): Promise<Violation[]> {
  const found: Violation[] = [];
  for (const pool of await readSuspects(tx, poolIds)) {
    if (!isPromotionOpen(pool, now)) continue;
    const starved = await whoCouldBeIn(tx, pool);
    const first = starved[0];
    if (!first) continue;
    found.push({
      invariant: "I4 no seat is empty that a waitlisted party may have",
      poolId: pool.id,
      detail: `${starved.length} could be in, first ${first.id} with ${counted(first.seats, "seat")}`,
    });
  }
  return found;
}

/** Pools with a free seat and a waiting party that fits. */
function readSuspects(tx: Tx, poolIds: string[]): Promise<PoolFacts[]> {
  return tx.$queryRaw<PoolFacts[]>`
    select p.id, p.capacity, p."confirmedSeats", p."offeredSeats", p."waitlistedSeats", p."waitlistLength",
      p."nextQueueNumber", p."headQueueNumber", p.version, p.state::text as state, p."guestsMax", p."waitlistEnabled",
      p."waitlistMode"::text as "waitlistMode", p."partyRule"::text as "partyRule", p."passOversMax",
      p."offerMinutes", p."cutoffMinutes", p."approvalRequired", p."opensAt", p."closesAt", p."startsAt", p."endsAt",
      p."overlapAllowed", p."doorMinutes", p."hasDependents", (
        select own.id from "SeatPool" own
        where p."sessionId" is not null and own."eventId" = p."eventId" and own."sessionId" is null
      ) as "dependsOn"
    from "SeatPool" p
    where p.id = any(${poolIds}::uuid[]) and p.state = 'open' and exists (
      select 1 from "Rsvp" r join "User" u on u.id = r."userId" and u."bannedAt" is null
      where r."poolId" = p.id and r.status = 'waitlisted'
        and (p.capacity is null or r.seats <= p.capacity - p."confirmedSeats" - p."offeredSeats")
    )
    limit ${FOUND_MAX}`;
}

async function whoCouldBeIn(tx: Tx, pool: PoolFacts) {
  for (let length = VIEW; ; length *= VIEW_GROWTH) {
    const queue = (await readQueues(tx, [{ poolId: pool.id, length }])).get(pool.id);
    if (!queue) return [];
    const barred = await readBarred(
      tx,
      queue.waiters.map((waiter) => waiter.userId),
    );
    const elsewhere = await readElsewhere(
      tx,
      pool.dependsOn === null ? [] : queue.waiters.map(({ userId }) => ({ poolId: pool.id, userId })),
    );
    const alone = { pool, rowOfUser: () => undefined };
    const beside = new SeatsBeside(alone, elsewhere.get(pool.id) ?? new Map());
    const isBusy = (waiter: RsvpFacts) => beside.clashesOf(waiter.userId, waiter.dropIfIn).length > 0;
    try {
      return chooseWaiters({ pool, queue, barred, isBusy }).promoted;
    } catch (error) {
      if (!(error instanceof QueueViewTooShort)) throw error;
    }
  }
}

/** How many rows of each queue, and how many of the newest seated rows, are inspected. */
const WAITERS_MAX = 64;
const GIVEN_MAX = 200;

/**
 * I5: no RSVP got a seat or an offer ahead of a waitlisted one that had joined the queue earlier, unless the ledger says
 * that the waitlisted one was passed over. Host promotions may go out of order. Where terms or party changed since, or a
 * host set a priority, the order of that moment is unknown, so the pair is not judged.
 */
export function findJumped(tx: Tx, poolIds: string[]): Promise<Violation[]> {
  return tx.$queryRaw<Violation[]>`
    with pools as (
      select p.id, p.capacity, (
        select max(l.id) from "RsvpLedger" l where l."poolId" = p.id and l.action = 'terms-changed'
      ) as "changedIn"
      from "SeatPool" p where p.id = any(${poolIds}::uuid[]) and exists (
        select 1 from "Rsvp" r where r."poolId" = p.id and r.status = 'waitlisted'
      )
    ), waiters as (
      select p.id as "poolId", w.id, entry.id as "enteredIn"
      from pools p cross join lateral (
        select r.id, r."userId", r.seats from "Rsvp" r where r."poolId" = p.id and r.status = 'waitlisted'
        order by r.priority desc, r."queueNumber" limit ${WAITERS_MAX}
      ) w
      join "User" u on u.id = w."userId" and u."bannedAt" is null
      cross join lateral (
        select max(l.id) as id from "RsvpLedger" l
        where l."rsvpId" = w.id and l."toStatus" = 'waitlisted' and l."fromStatus" is distinct from 'waitlisted'
      ) entry
      where p.capacity is null or w.seats <= p.capacity
    ), given as (
      select p.id as "poolId", g.id, g."rsvpId", g.at, case when g."fromStatus" = 'waitlisted' then (
        select e.id from "RsvpLedger" e
        where e."rsvpId" = g."rsvpId" and e.id < g.id and e."toStatus" = 'waitlisted'
          and (e."fromStatus" is distinct from 'waitlisted' or e.action = 'prioritized')
        order by e.id desc limit 1
      ) else g.id end as "enteredIn"
      from pools p cross join lateral (
        select l.* from "RsvpLedger" l
        where l."poolId" = p.id and l."toStatus" in ('confirmed', 'offered') and l.id > coalesce(p."changedIn", 0)
          and l.action in ('promoted', 'offered', 'confirmed', 'approved', 'restored', 'registered', 'asked')
        order by l.id desc limit ${GIVEN_MAX}
      ) g
    )
    select 'I5 no waitlisted RSVP is overtaken without a ledger line' as invariant, w."poolId"::text as "poolId",
      format('%s waits, %s got in by line %s', w.id, g."rsvpId", g.id) as detail
    from given g join waiters w on w."poolId" = g."poolId" and w."enteredIn" < g."enteredIn"
    join "RsvpLedger" entry on entry.id = g."enteredIn" and entry.action not in ('displaced', 'prioritized')
    where not exists (
      select 1 from "RsvpLedger" l where l."rsvpId" = w.id and l.id > w."enteredIn"
        and ((l.action in ('passed-over', 'busy') and l.at = g.at) or (l.action = 'edited' and l.id > g.id))
    )
    limit ${FOUND_MAX}`;
}
