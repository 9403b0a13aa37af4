import type { Db } from "../../server/db/client";
import { getBadge, readBadge } from "../../server/domains/availability/badge.queries";
import { median, round } from "../stats";

const VENUES = 1_000;
const CALLS = 5_000;
const AT_ONCE = 20;
const ROUNDS = 5;

/** The public badge from the cache and from the database, in turn; the cache is the one in the process. */
export async function badge(db: Db) {
  const rows = await db.venue.findMany({ where: { status: "listed" }, select: { id: true }, take: VENUES });
  const ids = rows.map(({ id }) => id);
  const rates = { cached: [] as number[], uncached: [] as number[] };
  for (let count = 0; count <= ROUNDS; count++) {
    const now = new Date();
    const cached = await rateOf(ids, (id) => getBadge(db, id, now));
    const uncached = await rateOf(ids, (id) => readBadge(db, id, now));
    // The first round fills the cache.
    if (count === 0) continue;
    rates.cached.push(cached);
    rates.uncached.push(uncached);
  }
  const [cached, uncached] = [median(rates.cached), median(rates.uncached)];
  return {
    venues: ids.length,
    atOnce: AT_ONCE,
    rounds: ROUNDS,
    cachedPerSecond: Math.round(cached),
    uncachedPerSecond: Math.round(uncached),
    ratio: round(cached / uncached),
  };
}

/** Calls per second. */
async function rateOf(ids: string[], call: (id: string) => Promise<unknown>): Promise<number> {
  let next = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < CALLS) await call(ids[next++ % ids.length] ?? "");
    }),
  );
  return CALLS / ((performance.now() - startedAt) / 1_000);
}
