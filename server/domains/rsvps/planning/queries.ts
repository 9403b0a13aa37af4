import type { Tx } from "../../../db/transaction";
import { decideSeats, type SeatPlan } from "../seats/policy";
import { type LockedList, readBarred, readLinks, readQueues, readRows, userIdsIn } from "../seats/queries";
import type { QueueView, RsvpFacts } from "../seats/schema";
import { freeSeats, QueueViewTooShort } from "../waitlist/policy";

const VIEW = 64;
const VIEW_GROWTH = 8;

/** What is to become of a locked pool, and what that was decided by. */
export type PlannedList = LockedList & { plan: SeatPlan; rsvps: RsvpFacts[]; queue: RsvpFacts[] };

/**
 * Reads what the requests need and decides them, pool by pool, with nothing written: a handful of statements however
 * many pools and requests there are. In the order of `lists`.
 */
export async function planSeats(tx: Tx, lists: LockedList[]): Promise<PlannedList[]> {
  const rows = await readRows(tx, lists);
  const links = await readLinks(tx, lists);
  const planned = new Map<LockedList, PlannedList>();
  const lengths = new Map(lists.map((list) => [list, firstLook(list)]));
  while (planned.size < lists.length) {
    const open = lists.filter((list) => !planned.has(list));
    const queues = await readViews(tx, open, lengths);
    const barred = await readBarred(tx, [...usersIn(open, rows, queues)]);
    for (const list of open) {
      const { pool, requests, at } = list;
      const rsvps = rows.get(pool.id) ?? [];
      const queue = queues.get(list) ?? NOBODY;
      try {
        const facts = { pool, rsvps, links: links.get(pool.id) ?? [], queue, barred };
        planned.set(list, { ...list, plan: decideSeats(facts, requests, at), rsvps, queue: queue.waiters });
      } catch (error) {
        if (!(error instanceof QueueViewTooShort)) throw error;
        lengths.set(list, (lengths.get(list) ?? 0) * VIEW_GROWTH || VIEW);
      }
    }
  }
  return lists.flatMap((list) => planned.get(list) ?? []);
}

/** Whoever asks for a seat where none is free stands at the end of the line, whoever is in it. */
function firstLook({ pool, requests }: LockedList): number {
  return freeSeats(pool) <= 0 && requests.every(({ kind }) => kind === "join") ? 0 : VIEW;
}

const NOBODY: QueueView = { waiters: [], complete: true, smallestParty: null };
/** Somebody waits, and nothing is known of them but that they need a seat. */
const UNSEEN: QueueView = { waiters: [], complete: false, smallestParty: 1 };

async function readViews(
  tx: Tx,
  lists: LockedList[],
  lengths: Map<LockedList, number>,
): Promise<Map<LockedList, QueueView>> {
  const looks = lists.map((list) => ({ list, poolId: list.pool.id, length: lengths.get(list) ?? VIEW }));
  const waiting = looks.filter(({ list }) => list.pool.waitlistLength > 0);
  const views = await readQueues(
    tx,
    waiting.filter(({ length }) => length > 0),
  );
  return new Map(waiting.map(({ list, poolId }) => [list, views.get(poolId) ?? UNSEEN]));
}

function usersIn(
  lists: LockedList[],
  rows: Map<string, RsvpFacts[]>,
  queues: Map<LockedList, QueueView>,
): Set<string> {
  return new Set(
    lists.flatMap((list) => [
      ...list.requests.flatMap(userIdsIn),
      ...(rows.get(list.pool.id) ?? []).map((row) => row.userId),
      ...(queues.get(list)?.waiters ?? []).map((row) => row.userId),
    ]),
  );
}
