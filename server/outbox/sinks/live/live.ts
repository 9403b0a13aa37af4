import type { Db } from "../../../db/client";
import { createLoader } from "../../../db/loader";
import { log } from "../../../log";
import { observePublishLag } from "../../../metrics";
import { eventChannel, userChannel } from "../../../realtime/channels";
import { type LiveMessage, liveMessage, publish } from "../../../realtime/publisher";
import { DONE, type Fact, type Outcome, type Sink } from "../../sink";
import { tellSeats } from "./seats";

const RETRY_MS = 5_000;
const GIVE_UP_MS = 600_000;

/** Tells open pages what changed, over the Channels server. */
export const live: Sink = {
  name: "live",
  isOn: () => true,
  wants: (type) => /^(rsvp|seats|event)\./.test(type),
  newestStandsFor: (type) => type === "seats.changed" || type === "event.changed",
  batchMax: 200,
  gatherMs: 5,
  async deliver(db, facts, now) {
    const newest = new Map(facts.map((fact) => [fact.aggregateId, fact.seq]));
    return Promise.all(
      facts.map((fact) => {
        // The counts are read when they are told: one message tells of every change before it.
        const isTold = fact.type === "seats.changed" && newest.get(fact.aggregateId) !== fact.seq;
        return isTold ? DONE : tell(db, fact, now);
      }),
    );
  },
};

async function tell(db: Db, fact: Fact, now: Date): Promise<Outcome> {
  if (fact.type === "seats.changed") {
    const told = await tellSeats(db, fact.payload.poolId, now);
    return "slotAt" in told
      ? { is: "deferred", until: told.slotAt }
      : publishOrDefer(fact, told.messages, now);
  }
  if (isAboutRsvp(fact)) return publishOrDefer(fact, await personMessages(db, fact), now);
  return "eventId" in fact.payload ? publishOrDefer(fact, eventMessages(fact.payload.eventId), now) : DONE;
}

/**
 * Publishes, and where the Channels server does not answer asks to be called again. Not counted as a failure: an
 * outage over there must park nothing here. After ten minutes every listener has reconnected and refetched anyway.
 */
async function publishOrDefer(
  fact: Pick<Fact, "type" | "createdAt">,
  messages: LiveMessage[],
  now: Date,
): Promise<Outcome> {
  const startedMs = performance.now();
  try {
    await publish(messages);
    const waitedMs = now.getTime() - fact.createdAt.getTime() + performance.now() - startedMs;
    if (messages.length > 0) observePublishLag(Math.max(0, waitedMs) / 1000);
    return DONE;
  } catch (error) {
    const isStale = now.getTime() - fact.createdAt.getTime() > GIVE_UP_MS;
    const reason = error instanceof Error ? error.message : String(error);
    log().warn({ type: fact.type, error: reason, isStale }, "live message was not taken");
    return isStale ? DONE : { is: "deferred", until: new Date(now.getTime() + RETRY_MS) };
  }
}

type RsvpFact = Extract<Fact, { type: `rsvp.${string}` }>;

const isAboutRsvp = (fact: Fact): fact is RsvpFact => fact.type.startsWith("rsvp.");

const loadEventId = createLoader(async (db: Db, poolIds: string[]) => {
  const events = await db.event.findMany({
    where: { poolId: { in: poolIds } },
    select: { id: true, poolId: true },
  });
  return new Map(events.map((event) => [event.poolId, event.id]));
});

/** To all windows of the person that their RSVP changed. */
async function personMessages(db: Db, { payload }: RsvpFact): Promise<LiveMessage[]> {
  const eventId = await loadEventId(db, payload.poolId);
  return eventId ? [liveMessage(userChannel(payload.userId), "rsvp.changed", { eventId })] : [];
}

/**
 * To every open page of the event that it changed. On both names of its channel, because the change may have been
 * that of its visibility; nothing is said but that there was one.
 */
function eventMessages(id: string): LiveMessage[] {
  return (["public", "private"] as const).map((visibility) =>
    liveMessage(eventChannel({ id, visibility }), "event.changed", {}),
  );
}
