import { expect } from "vitest";
import type { Db } from "../server/db/client";

/** Resolves once a statement of this database waits for a lock. */
export async function untilOneWaits(db: Db): Promise<void> {
  await expect
    .poll(async () => {
      const [row] = await db.$queryRaw<{ waiting: number }[]>`
        select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      return row?.waiting;
    })
    .toBeGreaterThan(0);
}
