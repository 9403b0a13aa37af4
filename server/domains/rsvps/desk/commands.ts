import { type Batcher, type BatchList, createBatcher, type Settled } from "../../../db/batcher";
import type { Db } from "../../../db/client";
import { isConnectionLost } from "../../../db/postgres-error";
import { inTransaction } from "../../../db/transaction";
import { isDomainError } from "../../../errors";
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

const desks = new WeakMap<Db, Batcher<SeatRequest, SeatAnswer>>();

function deskOf(db: Db): Batcher<SeatRequest, SeatAnswer> {
  let desk = desks.get(db);
  if (!desk) {
    desk = createBatcher<SeatRequest, SeatAnswer>({
      run: (key, requests) => serve(db, key, requests),
      batchMax: LIST_MAX,
      runningMax: LISTS_RUNNING_MAX,
      waitingMax: WAITING_MAX,
      onList: (list) => watcher?.(list),
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
  return deskOf(db).submit(`${poolId}|${now ? now.toISOString() : ""}`, request);
}

async function serve(db: Db, key: string, requests: SeatRequest[]): Promise<Settled<SeatAnswer>[]> {
  const [poolId = "", at] = key.split("|");
  const now = at ? new Date(at) : null;
  try {
    const answers = await inTransaction(db, (tx) => applySeatRequests(tx, poolId, requests, now));
    return answers.map((value) => ({ ok: true, value }));
  } catch (error) {
    if (requests.length === 1 || isDomainError(error) || isConnectionLost(error)) {
      return requests.map(() => ({ ok: false, error }));
    }
    // One poisoned request must not cost the others their answer: the halves are tried apart.
    const middle = Math.ceil(requests.length / 2);
    const first = await serve(db, key, requests.slice(0, middle));
    return [...first, ...(await serve(db, key, requests.slice(middle)))];
  }
}
