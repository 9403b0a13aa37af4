import { type Batch, type Batcher, type BatchRun, createBatcher, type Settled } from "../db/batcher";
import type { Db } from "../db/client";
import { isConnectionLost } from "../db/postgres-error";
import { inTransaction } from "../db/transaction";
import { isDomainError } from "../errors";
import { changeSeatQueue, observeSeatList } from "../metrics";
import { noteShed } from "../readiness";
import { applySeatList, applySeatLists, type SeatAnswer, type SeatList } from "./apply";
import { type AnyRequest, partsOf, type SeatRequest } from "./request";
import { withPools } from "./with-pools";

/** Concurrent transactions; with the default pool of 10 connections, the rest stays free for reads. */
const RUNNING_MAX = 4;
const REQUESTS_MAX = 256;
/** The most events whose requests share a transaction, and stay locked until it ends. */
const POOLS_MAX = 32;
const WAITING_MAX = 20_000;

let watcher: ((run: BatchRun) => void) | undefined;

/** Reports every later run of requests to `listener`. There is one listener at a time; undefined removes it. */
export function watchGathering(listener: ((run: BatchRun) => void) | undefined): void {
  watcher = listener;
}

/** A request and when it was submitted, by `performance.now()`. */
type Waiting = { request: SeatRequest; sinceMs: number };

const gatherers = new WeakMap<Db, Batcher<Waiting, SeatAnswer>>();

function gathererOf(db: Db): Batcher<Waiting, SeatAnswer> {
  let gatherer = gatherers.get(db);
  if (!gatherer) {
    gatherer = createBatcher<Waiting, SeatAnswer>({
      run: (key, items) => serve(db, listOf({ key, items })),
      together: { keysMax: POOLS_MAX, run: (lists) => serveTogether(db, lists.map(listOf)) },
      batchMax: REQUESTS_MAX,
      runningMax: RUNNING_MAX,
      waitingMax: WAITING_MAX,
      onWaiting: changeSeatQueue,
      onRefused: noteShed,
      onRun: (run) => {
        observeSeatList(run);
        watcher?.(run);
      },
    });
    gatherers.set(db, gatherer);
  }
  return gatherer;
}

/**
 * Submits one request to the pool; it is decided together with the other requests that arrive at this moment.
 * @param now null = the database's clock, read under the lock
 * @throws DomainError unavailable when too many requests wait or the pool's lock cannot be had in time
 */
export function submitSeatRequest(
  db: Db,
  poolId: string,
  request: SeatRequest,
  now: Date | null,
): Promise<SeatAnswer> {
  const key = `${poolId}|${now ? now.toISOString() : ""}`;
  return gathererOf(db).submit(key, { request, sinceMs: performance.now() });
}

/**
 * Decides requests that name several pools, in one transaction of their own.
 * @throws DomainError unavailable when a lock cannot be had in time; a refusal is an outcome, not an error
 */
export function submitToPools(db: Db, requests: AnyRequest[], now: Date | null): Promise<SeatAnswer[]> {
  const sinceMs = performance.now();
  const named = [...new Set(requests.flatMap(partsOf).map(({ poolId }) => poolId))];
  return withPools(db, named, (tx, poolIds) => applySeatList(tx, { poolIds, requests, now, sinceMs }));
}

function listOf({ key, items }: Batch<Waiting>): SeatList {
  const [poolId = "", at] = key.split("|");
  return {
    poolIds: [poolId],
    requests: items.map(({ request }) => ({ ...request, poolId })),
    now: at ? new Date(at) : null,
    sinceMs: Math.min(...items.map((one) => one.sinceMs)),
  };
}

async function serve(db: Db, list: SeatList): Promise<Settled<SeatAnswer>[]> {
  const { requests } = list;
  try {
    return settled(
      await withPools(db, list.poolIds, (tx, poolIds) => applySeatList(tx, { ...list, poolIds })),
    );
  } catch (error) {
    if (requests.length === 1 || isDomainError(error) || isConnectionLost(error)) return failed(list, error);
    // One request that fails in the database must not fail the others: the halves are retried separately.
    const middle = Math.ceil(requests.length / 2);
    const first = await serve(db, { ...list, requests: requests.slice(0, middle) });
    return [...first, ...(await serve(db, { ...list, requests: requests.slice(middle) }))];
  }
}

/**
 * One transaction for all lists.
 * @returns null for a list that must be retried alone
 */
async function serveTogether(db: Db, lists: SeatList[]): Promise<(Settled<SeatAnswer>[] | null)[]> {
  let isBegun = false;
  try {
    const answers = await inTransaction(db, (tx) => {
      isBegun = true;
      return applySeatLists(tx, lists);
    });
    return answers.map((list) => list && settled(list));
  } catch (error) {
    // A lost connection fails every list. Any other error may come from one list, so each is retried alone.
    if (!isBegun || isConnectionLost(error)) return lists.map((list) => failed(list, error));
    return lists.map(() => null);
  }
}

const settled = (answers: SeatAnswer[]) => answers.map((value): Settled<SeatAnswer> => ({ ok: true, value }));

const failed = ({ requests }: SeatList, error: unknown) =>
  requests.map((): Settled<SeatAnswer> => ({ ok: false, error }));
