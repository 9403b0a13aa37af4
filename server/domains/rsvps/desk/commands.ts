import { type Batcher, type BatchList, createBatcher, type Settled } from "../../../db/batcher";
import type { Db } from "../../../db/client";
import { isConnectionLost } from "../../../db/postgres-error";
import { inTransaction } from "../../../db/transaction";
import { isDomainError } from "../../../errors";
import { changeSeatQueue, observeSeatList } from "../../../metrics";
import { noteShed } from "../../../readiness";
import { applySeatRequests, type SeatAnswer } from "../seats/commands";
import type { SeatRequest } from "../seats/schema";

/** Lists under way at once; with the default pool of 10 connections, reads keep the rest. */
const LISTS_RUNNING_MAX = 4;
const LIST_MAX = 256;
const WAITING_MAX = 20_000;

let watcher: ((list: BatchList) => void) | undefined;

/** Tells `listener` how each list fares from now on; one at a time. */
export function watchDesk(listener: ((list: BatchList) => void) | undefined): void {
  watcher = listener;
}

/** A request and, by `performance.now()`, when it was handed in. */
type Waiting = { request: SeatRequest; sinceMs: number };

const desks = new WeakMap<Db, Batcher<Waiting, SeatAnswer>>();

function deskOf(db: Db): Batcher<Waiting, SeatAnswer> {
  let desk = desks.get(db);
  if (!desk) {
    desk = createBatcher<Waiting, SeatAnswer>({
      run: (key, list) => serve(db, key, list),
      batchMax: LIST_MAX,
      runningMax: LISTS_RUNNING_MAX,
      waitingMax: WAITING_MAX,
      onWaiting: changeSeatQueue,
      onRefused: noteShed,
      onList: (list) => {
        observeSeatList(list);
        watcher?.(list);
      },
    });
    desks.set(db, desk);
  }
  return desk;
}

/**
 * Hands one request to the pool, together with whoever else is asking at this moment.
 * @param now null = the database's clock, read under the lock
 * @throws DomainError unavailable when too many wait or the pool's lock is not to be had
 */
export function submitSeatRequest(
  db: Db,
  poolId: string,
  request: SeatRequest,
  now: Date | null,
): Promise<SeatAnswer> {
  const key = `${poolId}|${now ? now.toISOString() : ""}`;
  return deskOf(db).submit(key, { request, sinceMs: performance.now() });
}

async function serve(db: Db, key: string, list: Waiting[]): Promise<Settled<SeatAnswer>[]> {
  const [poolId = "", at] = key.split("|");
  const now = at ? new Date(at) : null;
  const requests = list.map(({ request }) => request);
  const sinceMs = Math.min(...list.map((one) => one.sinceMs));
  try {
    const answers = await inTransaction(db, (tx) => applySeatRequests(tx, poolId, requests, now, sinceMs));
    return answers.map((value) => ({ ok: true, value }));
  } catch (error) {
    if (list.length === 1 || isDomainError(error) || isConnectionLost(error)) {
      return list.map(() => ({ ok: false, error }));
    }
    // One poisoned request must not cost the others their answer: the halves are tried apart.
    const middle = Math.ceil(list.length / 2);
    const first = await serve(db, key, list.slice(0, middle));
    return [...first, ...(await serve(db, key, list.slice(middle)))];
  }
}
