import type { Db } from "../../../db/client";
import { seatsOf } from "../../../domains/rsvps/pool/policy";
import { keptSeats } from "../../../domains/rsvps/pool/queries";
import type { PoolFacts } from "../../../domains/rsvps/seats/schema";
import { eventChannel, hostChannel } from "../../../realtime/channels";
import { type LiveMessage, liveMessage } from "../../../realtime/publisher";

/** Four messages a second per pool at most, over all processes. */
const SLOT_MS = 250;

/**
 * The counts of a pool as they are now, for whoever watches it.
 * @returns `slotAt` where the pool was told of too recently: when it may be told of again
 */
export async function tellSeats(
  db: Db,
  poolId: string,
  now: Date,
): Promise<{ messages: LiveMessage[] } | { slotAt: Date }> {
  const slotAt = await takeSlot(db, poolId, now);
  if (slotAt) return { slotAt };
  const snapshot = await readSnapshot(db, poolId);
  return { messages: snapshot ? messagesOf(snapshot) : [] };
}

/** @returns null where the slot is ours, otherwise when the next one begins */
async function takeSlot(db: Db, poolId: string, now: Date): Promise<Date | null> {
  const slot = `${SLOT_MS} milliseconds`;
  const taken = await db.$executeRaw`
    insert into "LivePublish" as l ("poolId", "publishedAt") values (${poolId}::uuid, ${now}::timestamptz)
    on conflict ("poolId") do update set "publishedAt" = excluded."publishedAt"
    where l."publishedAt" <= excluded."publishedAt" - ${slot}::interval`;
  if (taken > 0) return null;
  const last = await db.livePublish.findUnique({ where: { poolId }, select: { publishedAt: true } });
  // Another server's clock may be ahead; nobody waits longer than a slot for that.
  const from = Math.min(last?.publishedAt.getTime() ?? 0, now.getTime());
  return new Date(from + SLOT_MS);
}

type Snapshot = PoolFacts & {
  eventId: string | null;
  eventStatus: "draft" | "published" | "cancelled" | null;
  visibility: "public" | "unlisted" | "private" | null;
};

async function readSnapshot(db: Db, poolId: string): Promise<Snapshot | undefined> {
  const [snapshot] = await db.$queryRaw<Snapshot[]>`
    select p.id, p.capacity, p."confirmedSeats", ${keptSeats} as "offeredSeats", p."waitlistedSeats",
      p."waitlistLength", p.version, e.id as "eventId", e.status::text as "eventStatus",
      e.visibility::text as visibility
    from "SeatPool" p left join "Event" e on e."poolId" = p.id where p.id = ${poolId}::uuid`;
  return snapshot;
}

function messagesOf(snapshot: Snapshot): LiveMessage[] {
  const { eventId, eventStatus, visibility } = snapshot;
  if (!eventId || !visibility) return [];
  const toHosts = liveMessage(hostChannel(eventId), "guests.changed", {});
  if (eventStatus === "draft") return [toHosts];
  const channel = eventChannel({ id: eventId, visibility });
  return [liveMessage(channel, "seats.changed", { seats: seatsOf(snapshot) }), toHosts];
}
