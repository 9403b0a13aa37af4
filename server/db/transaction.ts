import { log } from "../log";
import { countRetry } from "../metrics";
import type { Db } from "./client";
import { wasCommitted } from "./commit-outcome";
import type { Prisma } from "./generated/client";
import { isConnectionLost, isRetryable, refusalFor, sqlState } from "./postgres-error";

declare const inTransactionBrand: unique symbol;

/** Proof of running inside a transaction. Only `inTransaction` creates one; locks, writes and events require one. */
export type Tx = Prisma.TransactionClient & { readonly [inTransactionBrand]: true };

/** For reads that may run inside or outside a transaction. */
export type Queryable = Db | Tx;

const RETRIES = 4;

const commitHooks = new WeakMap<object, (() => void)[]>();

/** Runs `hook` after the transaction has committed, and never if it fails. A hook that throws is logged. */
export function afterCommit(tx: Tx, hook: () => void): void {
  const hooks = commitHooks.get(tx);
  if (hooks) hooks.push(hook);
  else commitHooks.set(tx, [hook]);
}

/**
 * Runs `work` in one transaction at READ COMMITTED and returns its result. Serialization failures and deadlocks are
 * retried with jitter, so `work` must have no effect outside the database. A transaction whose connection was lost
 * is retried once if it certainly did not commit; if it did, its result is returned as if the answer had arrived.
 * The caller gets the lost connection as an error only if the outcome is unknown or the retry lost its connection
 * too. The server's own limits (lock 3 s, statement 6 s) end before Prisma's (20 s): otherwise a statement that
 * Prisma gave up on could still commit.
 * @param secondsMax for the whole transaction; longer only where nothing else waits for it
 * @throws DomainError for violated constraints that have a meaning; `unavailable` if a lock is not free in time
 */
export async function inTransaction<T>(
  db: Db,
  work: (tx: Tx) => Promise<T>,
  { secondsMax = 20 }: { secondsMax?: number } = {},
): Promise<T> {
  let wasCut = false;
  for (let attempt = 0; ; attempt++) {
    const ready: { done?: Done<T> } = {};
    try {
      await attemptOnce(db, work, { ready, secondsMax });
      return concluded(ready.done);
    } catch (error) {
      if (isRetryable(error) && attempt < RETRIES) {
        countRetry(sqlState(error) ?? "P2034");
        await new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt * (0.5 + Math.random())));
        continue;
      }
      if (!isConnectionLost(error)) throw refusalFor(error) ?? error;
      // If `work` had not finished, no commit was requested.
      const committed = ready.done ? await wasCommitted(db, ready.done.xid) : false;
      if (committed) return concluded(ready.done);
      if (committed === null || wasCut) throw refusalFor(error) ?? error;
      wasCut = true;
      countRetry("connection");
    }
  }
}

/** The result of `work`, about to be committed. */
type Done<T> = { xid: string; value: T; hooks: (() => void)[] };

async function attemptOnce<T>(
  db: Db,
  work: (tx: Tx) => Promise<T>,
  { ready, secondsMax }: { ready: { done?: Done<T> }; secondsMax: number },
): Promise<void> {
  await db.$transaction(
    async (client) => {
      const tx = client as Tx;
      const [begun] = await client.$queryRaw<{ xid: string }[]>`
        select pg_current_xact_id()::text as xid, set_config('lock_timeout', '3s', true),
          set_config('statement_timeout', '6s', true), set_config('idle_in_transaction_session_timeout', '10s', true)`;
      const value = await work(tx);
      ready.done = { xid: begun?.xid ?? "", value, hooks: commitHooks.get(tx) ?? [] };
    },
    { maxWait: 10_000, timeout: secondsMax * 1_000 },
  );
}

function concluded<T>(done: Done<T> | undefined): T {
  if (!done) throw new Error("a transaction ended without its work");
  for (const hook of done.hooks) {
    try {
      hook();
    } catch (error) {
      log().error({ err: error }, "a hook after the commit failed; the commit is not undone");
    }
  }
  return done.value;
}

/**
 * Reads from one snapshot: no commit is seen in part. Writes are refused.
 * @param secondsMax the timeout of one statement
 */
export function inSnapshot<T>(db: Db, secondsMax: number, read: (tx: Tx) => Promise<T>): Promise<T> {
  return db.$transaction(
    async (client) => {
      await client.$executeRaw`set transaction read only`;
      await client.$queryRaw`select set_config('statement_timeout', ${`${secondsMax}s`}, true)`;
      return read(client as Tx);
    },
    { isolationLevel: "RepeatableRead", maxWait: 10_000, timeout: secondsMax * 4_000 },
  );
}
