import { log } from "../log";
import { countRetry } from "../metrics";
import type { Db } from "./client";
import { wasCommitted } from "./commit-outcome";
import type { Prisma } from "./generated/client";
import { isConnectionLost, isRetryable, refusalFor, sqlState } from "./postgres-error";

declare const inTransactionBrand: unique symbol;

/** Proof of being inside a transaction. Only `inTransaction` makes one; locks, writes and events demand one. */
export type Tx = Prisma.TransactionClient & { readonly [inTransactionBrand]: true };

/** For reads that do not care: the client or a transaction. */
export type Queryable = Db | Tx;

const RETRIES = 4;

const commitHooks = new WeakMap<object, (() => void)[]>();

/** Runs `hook` once the transaction has committed, and not at all if it does not. A hook that throws is logged. */
export function afterCommit(tx: Tx, hook: () => void): void {
  const hooks = commitHooks.get(tx);
  if (hooks) hooks.push(hook);
  else commitHooks.set(tx, [hook]);
}

/**
 * Runs `work` in one transaction at READ COMMITTED and returns what it returns.
 * Serialization failures and deadlocks are retried with jitter, so `work` does nothing outside the database. So is,
 * once, a transaction whose line was cut, where it is certain that it was not committed; where it was, its result is
 * returned as if the answer had come. The caller hears of a lost line only where nobody can say what became of it.
 * The server's own limits (lock 3 s, statement 6 s) end before Prisma's (20 s): a statement that Prisma gave
 * up on could otherwise still be committed.
 * @throws DomainError for violated constraints that have a meaning; `unavailable` when a lock is not to be had.
 */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  let wasCut = false;
  for (let attempt = 0; ; attempt++) {
    const ready: { done?: Done<T> } = {};
    try {
      await attemptOnce(db, work, ready);
      return concluded(ready.done);
    } catch (error) {
      if (isRetryable(error) && attempt < RETRIES) {
        countRetry(sqlState(error) ?? "P2034");
        await new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt * (0.5 + Math.random())));
        continue;
      }
      if (!isConnectionLost(error)) throw refusalFor(error) ?? error;
      // Before `work` was done, nobody had asked for a commit.
      const committed = ready.done ? await wasCommitted(db, ready.done.xid) : false;
      if (committed) return concluded(ready.done);
      if (committed === null || wasCut) throw refusalFor(error) ?? error;
      wasCut = true;
      countRetry("connection");
    }
  }
}

/** What `work` has done and is about to be committed. */
type Done<T> = { xid: string; value: T; hooks: (() => void)[] };

async function attemptOnce<T>(
  db: Db,
  work: (tx: Tx) => Promise<T>,
  ready: { done?: Done<T> },
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
    { maxWait: 10_000, timeout: 20_000 },
  );
}

function concluded<T>(done: Done<T> | undefined): T {
  if (!done) throw new Error("a transaction ended without its work");
  for (const hook of done.hooks) {
    try {
      hook();
    } catch (error) {
      log().error({ err: error }, "what waited for a commit failed; the commit holds");
    }
  }
  return done.value;
}

/**
 * Reads many things as of one moment: nothing that is committed meanwhile is seen by half. Writes are refused.
 * @param secondsMax how long one statement may take
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
