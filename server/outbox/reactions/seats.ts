import type { Db } from "../../db/client";
import { seatsOf } from "../../domains/rsvps/pool/policy";
import { keptSeats } from "../../domains/rsvps/pool/queries";
import type { PoolFacts } from "../../domains/rsvps/seats/schema";
import { eventChannel, hostChannel } from "../../realtime/channels";
import { type LiveMessage, liveMessage } from "../../realtime/publisher";
import type { Deferral, Fact } from "../reaction";
import { publishOrDefer } from "./live";

/** Four messages a second per pool at most, over all processes. */
const SLOT_MS = 250;

/**
 * Tells the counts of a pool to whoever watches it. Many changes become one message: it is built from the state
 * read after its slot was taken, and every change that this state already holds counts as told.
 */
export async function tellSeats(
  db: Db,
  fact: Fact<"seats.changed">,
  now: Date,
): Promise<Deferral | undefined> {
  const { poolId } = fact.payload;
  const nextSlotAt = await takeSlot(db, poolId, now);
  if (nextSlotAt) return { deferUntil: nextSlotAt };
  const snapshot = await readSnapshot(db, poolId);
  if (!snapshot) return undefined;
  const deferral = await publishOrDefer(fact, now, messagesOf(snapshot));
  if (!deferral) await markTold(db, poolId, snapshot.seqMax ?? fact.seq, now);
  return deferral;
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
  /** The newest change that these counts hold: one statement reads both, and a change commits with its counts. */
  seqMax: bigint | null;
};

async function readSnapshot(db: Db, poolId: string): Promise<Snapshot | undefined> {
  const [snapshot] = await db.$queryRaw<Snapshot[]>`
    select p.id, p.capacity, p."confirmedSeats", ${keptSeats} as "offeredSeats", p."waitlistedSeats", p."waitlistLength", p.version,
      e.id as "eventId", e.status::text as "eventStatus", e.visibility::text as visibility,
      (
        select max(o.seq) from "OutboxEvent" o
        where o."aggregateId" = p.id and o.type = 'seats.changed' and o."doneAt" is null and o."parkedAt" is null
      ) as "seqMax"
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

async function markTold(db: Db, poolId: string, seqMax: bigint, now: Date): Promise<void> {
  await db.$executeRaw`
    update "OutboxEvent" set "doneAt" = ${now}::timestamptz, "lockedUntil" = null
    where "aggregateId" = ${poolId}::uuid and type = 'seats.changed' and seq <= ${seqMax}
      and "doneAt" is null and "parkedAt" is null`;
}
