import type { Db } from "../../../db/client";

/** Which of the asked may be published now, and when each of the others may be (`slotAt`). */
export type Slots = { taken: Set<string>; waiting: Map<string, Date> };

/**
 * Takes the next slot of each pool or post, so that over all processes no more than one message per `slotMs` is published
 * about it.
 */
export async function takeSlots(
  db: Db,
  ids: string[],
  { slotMs, now }: { slotMs: number; now: Date },
): Promise<Slots> {
  if (ids.length === 0) return { taken: new Set(), waiting: new Map() };
  const slot = `${slotMs} milliseconds`;
  // In the order of their ids, so that two servers never wait for each other.
  const rows = await db.$queryRaw<{ poolId: string }[]>`
    insert into "LivePublish" as l ("poolId", "publishedAt")
    select asked.id, ${now}::timestamptz from unnest(${ids}::uuid[]) asked (id) order by asked.id
    on conflict ("poolId") do update set "publishedAt" = excluded."publishedAt"
    where l."publishedAt" <= excluded."publishedAt" - ${slot}::interval
    returning l."poolId"`;
  const taken = new Set(rows.map(({ poolId }) => poolId));
  const late = ids.filter((id) => !taken.has(id));
  return { taken, waiting: await readSlots(db, late, { slotMs, now }) };
}

/** When the next slot of each begins. */
async function readSlots(
  db: Db,
  ids: string[],
  { slotMs, now }: { slotMs: number; now: Date },
): Promise<Map<string, Date>> {
  if (ids.length === 0) return new Map();
  const told = await db.livePublish.findMany({ where: { poolId: { in: ids } } });
  const toldMs = new Map(told.map(({ poolId, publishedAt }) => [poolId, publishedAt.getTime()]));
  // Another server's clock may be ahead; no fact waits longer than one slot for that.
  return new Map(ids.map((id) => [id, new Date(Math.min(toldMs.get(id) ?? 0, now.getTime()) + slotMs)]));
}
