import type { Db } from "./client";

const REFRESH_MS = 60_000;
const UNDER_WAY_MS_MAX = 500;

type Clock = { offsetMs: number; measuredAtMs: number; refreshing: Promise<void> | null };
const clocks = new WeakMap<Db, Clock>();

/**
 * The present by the database's clock, the only one that all servers share: a server whose own clock is ten minutes
 * off still ends no offer early and opens no RSVP late. Each process measures its offset once a minute; other calls
 * cost no query.
 */
export async function currentTime(db: Db): Promise<Date> {
  let clock = clocks.get(db);
  if (!clock) {
    clock = { offsetMs: 0, measuredAtMs: Number.NEGATIVE_INFINITY, refreshing: null };
    clocks.set(db, clock);
  }
  // A monotonic clock: setting the machine's clock must not hide that the offset is old.
  if (performance.now() - clock.measuredAtMs > REFRESH_MS) {
    const isFirst = clock.measuredAtMs === Number.NEGATIVE_INFINITY;
    clock.refreshing ??= refresh(db, clock);
    if (isFirst) await clock.refreshing;
  }
  return new Date(Date.now() + clock.offsetMs);
}

async function refresh(db: Db, clock: Clock): Promise<void> {
  try {
    const askedMs = Date.now();
    const [row] = await db.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
    const answeredMs = Date.now();
    // A query that waited for a connection says little about the instant of its reading, so the previous offset is
    // better.
    const isGood = answeredMs - askedMs < UNDER_WAY_MS_MAX || clock.measuredAtMs === Number.NEGATIVE_INFINITY;
    if (row && isGood) clock.offsetMs = Math.round(row.now.getTime() - (askedMs + answeredMs) / 2);
    clock.measuredAtMs = performance.now();
  } catch {
    // An unreachable database fails the caller's own query. Until then the last offset is good enough.
  } finally {
    clock.refreshing = null;
  }
}
