import type { Tx } from "../db/transaction";
import { decideSeats, type SeatPlan } from "./decide";
import type { QueueView, RsvpFacts } from "./facts";
import type { LockedList } from "./lock";
import { freeSeats, QueueViewTooShort } from "./promotion";
import { readBarred, readLinks, readQueues, readRows, userIdsIn } from "./read";

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
  for (let looks = lists.map(firstLook); looks.length > 0; ) {
    const queues = await readViews(tx, looks);
    const barred = await readBarred(tx, [...usersIn(looks, rows, queues)]);
    looks = looks.flatMap(({ list, length }) => {
      const { pool, requests, at } = list;
      const rsvps = rows.get(pool.id) ?? [];
      const queue = queues.get(pool.id) ?? NOBODY;
      try {
        const facts = { pool, rsvps, links: links.get(pool.id) ?? [], queue, barred };
        planned.set(list, { ...list, plan: decideSeats(facts, requests, at), rsvps, queue: queue.waiters });
        return [];
      } catch (error) {
        if (!(error instanceof QueueViewTooShort)) throw error;
        return [{ list, length: length * VIEW_GROWTH || VIEW }];
      }
    });
  }
  return lists.flatMap((list) => planned.get(list) ?? []);
}

/** How much of its line a list is decided with. */
type Look = { list: LockedList; length: number };

/** Whoever asks for a seat where none is free stands at the end of the line, whoever is in it. */
function firstLook(list: LockedList): Look {
  const isAtTheEnd = freeSeats(list.pool) <= 0 && list.requests.every(({ kind }) => kind === "join");
  return { list, length: isAtTheEnd ? 0 : VIEW };
}

const NOBODY: QueueView = { waiters: [], complete: true, smallestParty: null };
/** Somebody waits, and nothing is known of them but that they need a seat. */
const UNSEEN: QueueView = { waiters: [], complete: false, smallestParty: 1 };

/** By pool; of none in which nobody waits. */
async function readViews(tx: Tx, looks: Look[]): Promise<Map<string, QueueView>> {
  const waiting = looks.flatMap(({ list: { pool }, length }) =>
    pool.waitlistLength > 0 ? [{ poolId: pool.id, length }] : [],
  );
  const seen = await readQueues(
    tx,
    waiting.filter(({ length }) => length > 0),
  );
  return new Map(waiting.map(({ poolId }) => [poolId, seen.get(poolId) ?? UNSEEN]));
}

function usersIn(looks: Look[], rows: Map<string, RsvpFacts[]>, queues: Map<string, QueueView>): Set<string> {
  return new Set(
    looks.flatMap(({ list: { pool, requests } }) => [
      ...requests.flatMap(userIdsIn),
      ...(rows.get(pool.id) ?? []).map((row) => row.userId),
      ...(queues.get(pool.id)?.waiters ?? []).map((row) => row.userId),
    ]),
  );
}
