import { setTimeout as wait } from "node:timers/promises";
import type { Db } from "./client";

/** Longer than the server lets a transaction stand idle, after which even one nobody heard of again has ended. */
const PATIENCE_MS = 12_000;
const PAUSE_MS = 20;

/**
 * Whether a transaction was committed whose line was cut before the answer came.
 * @param xid of `pg_current_xact_id()`
 * @returns null where the database cannot say: it is away too, or it was too long ago
 */
export async function wasCommitted(db: Db, xid: string): Promise<boolean | null> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (performance.now() < giveUpAt) {
    const status = await statusOf(db, xid);
    // The backend may not have noticed yet that nobody is there any more.
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
