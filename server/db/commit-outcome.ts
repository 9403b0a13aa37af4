import { setTimeout as wait } from "node:timers/promises";
import type { Db } from "./client";

/** Longer than the server's limit on idle transactions, after which an abandoned transaction has ended too. */
const PATIENCE_MS = 12_000;
const PAUSE_MS = 20;

/**
 * Whether a transaction was committed although its connection was lost before the answer.
 * @param xid of `pg_current_xact_id()`
 * @returns null if the database cannot say: it is unreachable, or the transaction is too old
 */
export async function wasCommitted(db: Db, xid: string): Promise<boolean | null> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (performance.now() < giveUpAt) {
    const status = await statusOf(db, xid);
    // The backend may not have noticed yet that the client is gone.
    if (status !== "in progress") return status === null ? null : status === "committed";
    await wait(PAUSE_MS);
  }
  return null;
}

async function statusOf(db: Db, xid: string): Promise<string | null> {
  try {
    const [row] = await db.$queryRaw<
      { status: string | null }[]
    >`select pg_xact_status(${xid}::xid8) as status`;
    return row?.status ?? null;
  } catch {
    return null;
  }
}
