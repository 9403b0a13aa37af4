import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { openDatabase } from "../db/client";
import { MigrationError, migrate } from "../db/migrate";
import { reindexCommunities } from "../domains/community-search/commands";
import { env } from "../env";
import { storage } from "../storage/current";
import { storeOf } from "../storage/settings";

const PATIENCE_MS = 30_000;
const RETRY_MS = 1_000;
const SEED_LOCK = 7_468_002;

/**
 * Migrates. An unreachable database is retried for half a minute, because it often starts beside this process.
 * @throws MigrationError
 */
export async function migratePatiently(url: string, signal?: AbortSignal): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (let told = false; ; told = true) {
    try {
      const applied = await migrate(url);
      if (applied.length > 0) console.log(`Database brought up to date: ${applied.join(", ")}`);
      return;
    } catch (error) {
      if (!(error instanceof MigrationError) || error.fault !== "unreachable" || Date.now() > deadline)
        throw error;
      if (!told) console.log(`${error.message} Retrying for ${PATIENCE_MS / 1000} s.`);
      await wait(RETRY_MS, undefined, { signal });
    }
  }
}

/**
 * Seeds the demo into a database without people. Of several processes one seeds while the others wait.
 * @returns whether this process seeded
 */
export async function seedIfEmpty(url: string, now: Date): Promise<boolean> {
  const lock = new pg.Client({ connectionString: url });
  await lock.connect();
  const db = openDatabase(url, 4);
  try {
    await lock.query("select pg_advisory_lock($1)", [SEED_LOCK]);
    if (await db.user.findFirst({ select: { id: true } })) return false;
    const { seedDemo } = await import("../../prisma/seed/index");
    await seedDemo(db, now, storeOf(env()) ? storage() : null);
    // The seed appends no facts, so without this the search would find the demo's groups only after the hourly job.
    await reindexCommunities(db, { now });
    console.log("The demo was added to the empty database.");
    return true;
  } finally {
    await db.$disconnect();
    await lock.end();
  }
}
