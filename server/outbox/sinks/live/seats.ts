import type { Db } from "../../../db/client";
import { type Visibility, visibilityAt } from "../../../domains/events/access/policy";
import { linkTag } from "../../../domains/events/invite-link.policy";
import { doorChannel, eventChannel, hostChannel, linkChannel } from "../../../realtime/channels";
import { type LiveMessage, liveMessage } from "../../../realtime/publisher";
import { seatsOf } from "../../../seats/availability";
import type { PoolFacts } from "../../../seats/facts";
import { heldForWaitlist } from "../../../seats/held-for-waitlist";
import { keptSeats } from "../../../seats/kept-seats";
import { takeSlots } from "./slots";

/** Four messages a second per pool at most, over all processes. */
const SLOT_MS = 250;

/** The messages about a pool; or, where it was published too recently, when it may be published again (`slotAt`). */
export type SeatNews = { messages: LiveMessage[] } | { slotAt: Date };

/** The present counts of pools, for the pages that watch them. */
export async function tellSeats(db: Db, poolIds: string[], now: Date): Promise<Map<string, SeatNews>> {
  if (poolIds.length === 0) return new Map();
  const { taken, waiting } = await takeSlots(db, poolIds, { slotMs: SLOT_MS, now });
  const snapshots = await readSnapshots(db, [...taken]);
  return new Map(
    poolIds.map((id): [string, SeatNews] => {
      const slotAt = waiting.get(id);
      const snapshot = snapshots.get(id);
      return [id, slotAt ? { slotAt } : { messages: snapshot ? messagesOf(snapshot, now) : [] }];
    }),
  );
}

type Snapshot = PoolFacts & {
  heldForWaitlist: boolean;
  eventId: string;
  sessionId: string | null;
  eventStatus: "draft" | "published" | "cancelled";
  visibility: Visibility;
  membersFirstUntil: Date | null;
  inviteToken: string;
};

async function readSnapshots(db: Db, poolIds: string[]): Promise<Map<string, Snapshot>> {
  if (poolIds.length === 0) return new Map();
  const snapshots = await db.$queryRaw<Snapshot[]>`
    select p.id, p.capacity, p."confirmedSeats", ${keptSeats} as "offeredSeats", p."waitlistedSeats",
      p."waitlistLength", p.version, ${heldForWaitlist} as "heldForWaitlist", e.id as "eventId",
      p."sessionId", e.status::text as "eventStatus",
      e.visibility::text as visibility, e."membersFirstUntil", e."inviteToken"
    from "SeatPool" p join "Event" e on e.id = p."eventId" where p.id = any(${poolIds}::uuid[])`;
  return new Map(snapshots.map((snapshot) => [snapshot.id, snapshot]));
}

function messagesOf(snapshot: Snapshot, now: Date): LiveMessage[] {
  const { eventId, sessionId, eventStatus } = snapshot;
  const toHosts = liveMessage(hostChannel(eventId), "guests.changed", {});
  if (eventStatus === "draft") return [toHosts];
  const toDoors = liveMessage(doorChannel(eventId), "arrivals.changed", {});
  const channels = channelsOf(snapshot, now);
  const seats = seatsOf(snapshot);
  const toAll = channels.map((channel) =>
    sessionId
      ? liveMessage(channel, "session-seats.changed", { sessionId, seats })
      : liveMessage(channel, "seats.changed", { seats }),
  );
  return [...toAll, toHosts, toDoors];
}

/**
 * An event that members see first is private until then. Afterwards pages that were opened before still listen on its
 * private channels, and new ones on the public channel.
 */
function channelsOf(snapshot: Snapshot, now: Date) {
  const { eventId: id, inviteToken, membersFirstUntil } = snapshot;
  const visibility = visibilityAt(snapshot, now);
  const guarded = [eventChannel({ id, visibility: "private" }), linkChannel(id, linkTag(inviteToken))];
  if (visibility === "private") return guarded;
  const open = eventChannel({ id, visibility });
  return membersFirstUntil ? [open, ...guarded] : [open];
}
