import type { Db } from "../../../db/client";
import { createLoader } from "../../../db/loader";
import { linkTag } from "../../../domains/events/invite-link.policy";
import { errorText } from "../../../error-text";
import { log } from "../../../log";
import { observePublishLag } from "../../../metrics";
import { eventChannel, linkChannel, userChannel } from "../../../realtime/channels";
import { cutConnections, type LiveMessage, liveMessage, publish } from "../../../realtime/publisher";
import { ownerOf } from "../../../seats/owner";
import { DONE, type Fact, type Outcome, type Sink } from "../../sink";
import { createOutage, ERROR_CHARACTERS_MAX } from "../outage";
import { findEndedHolders } from "./ended-rights";
import { type SeatNews, tellSeats } from "./seats";

/** Between two tries while the server is away: pages must not stay behind for long once it is back. */
const RETRY_MS = 5_000;
const GIVE_UP_MS = 600_000;

const outage = createOutage("the Channels server", RETRY_MS);

/** What telling of a fact came to: an outcome, or whether the Channels server took it. */
type Told = Outcome | { is: "taken" } | { is: "refused"; error: unknown };

/** Tells open pages what changed, over the Channels server. */
export const live: Sink = {
  name: "live",
  isOn: () => true,
  wants: (type) => /^(rsvp|seats|event|access)\./.test(type),
  newestStandsFor: (type) => type === "seats.changed" || type === "event.changed",
  batchMax: 200,
  gatherMs: 5,
  restsUntil: outage.restsUntil,
  async deliver(db, facts, now) {
    // First, so that no count reaches a connection whose right has ended.
    const cuts = await Promise.all(facts.map(async (fact) => cut(await findEndedHolders(db, fact))));
    // The counts are read when they are told: one message tells of every change before it.
    const newest = new Map(facts.map((fact) => [fact.aggregateId, fact.seq]));
    const isTold = (fact: Fact) => fact.type === "seats.changed" && newest.get(fact.aggregateId) !== fact.seq;
    const changed = facts.flatMap((fact) =>
      fact.type === "seats.changed" && !isTold(fact) ? [fact.payload.poolId] : [],
    );
    const seats = tellSeats(db, changed, now);
    const told = await Promise.all(
      facts.map((fact, at) => {
        const uncut = cuts[at]?.is === "refused" ? cuts[at] : undefined;
        return uncut ?? (isTold(fact) ? DONE : tell(db, fact, { seats, now }));
      }),
    );
    const later = afterRefusals(told, now);
    return told.map((one, at) => outcomeOf(one, facts[at], later, now));
  },
};

/** A server that took nothing is down; one that took some of it refused those messages for what they are. */
function afterRefusals(told: Told[], now: Date): Outcome {
  const refused = told.find((one) => one.is === "refused");
  const isUp = told.some((one) => one.is === "taken");
  if (isUp) outage.isOver();
  if (!refused) return DONE;
  if (!isUp) return outage.goesOn(refused.error, now);
  log().warn({ error: errorText(refused.error, ERROR_CHARACTERS_MAX) }, "live messages were not taken");
  return { is: "deferred", until: new Date(now.getTime() + RETRY_MS) };
}

/**
 * What was refused comes again and does not count as failed: an outage over there must park nothing here. After ten
 * minutes every listener has reconnected and refetched anyway.
 */
function outcomeOf(told: Told, fact: Fact | undefined, later: Outcome, now: Date): Outcome {
  if (told.is === "taken") return DONE;
  if (told.is !== "refused") return told;
  const isStale = fact !== undefined && now.getTime() - fact.createdAt.getTime() > GIVE_UP_MS;
  return isStale ? DONE : later;
}

type Telling = { seats: Promise<Map<string, SeatNews>>; now: Date };

async function tell(db: Db, fact: Fact, { seats, now }: Telling): Promise<Told> {
  if (fact.type === "seats.changed") {
    const news = (await seats).get(fact.payload.poolId);
    if (news && "slotAt" in news) return { is: "deferred", until: news.slotAt };
    return send(fact, news?.messages ?? [], now);
  }
  if (isAboutRsvp(fact)) return send(fact, await personMessages(db, fact), now);
  return "eventId" in fact.payload ? send(fact, await eventMessages(db, fact.payload.eventId), now) : DONE;
}

/** Ends the connections that listen by leave of these holders; a page connects anew with what it has left. */
async function cut(holderIds: string[]): Promise<Told> {
  if (holderIds.length === 0) return DONE;
  try {
    await cutConnections(holderIds);
  } catch (error) {
    return { is: "refused", error };
  }
  return { is: "taken" };
}

async function send(fact: Fact, messages: LiveMessage[], now: Date): Promise<Told> {
  if (messages.length === 0) return DONE;
  const startedMs = performance.now();
  try {
    await publish(messages);
  } catch (error) {
    return { is: "refused", error };
  }
  const waitedMs = now.getTime() - fact.createdAt.getTime() + performance.now() - startedMs;
  observePublishLag(Math.max(0, waitedMs) / 1000);
  return { is: "taken" };
}

type RsvpFact = Extract<Fact, { type: `rsvp.${string}` }>;

const isAboutRsvp = (fact: Fact): fact is RsvpFact => fact.type.startsWith("rsvp.");

/** To all windows of the person that their RSVP changed. */
async function personMessages(db: Db, { payload }: RsvpFact): Promise<LiveMessage[]> {
  const { eventId } = await ownerOf(db, payload.poolId);
  return [liveMessage(userChannel(payload.userId), "rsvp.changed", { eventId })];
}

const loadInviteToken = createLoader(async (db: Db, ids: string[]) => {
  const events = await db.event.findMany({
    where: { id: { in: ids }, visibility: "private" },
    select: { id: true, inviteToken: true },
  });
  return new Map(events.map((event) => [event.id, event.inviteToken]));
});

/**
 * To every open page of the event that it changed. On both names of its channel, because the change may have been
 * that of its visibility; nothing is said but that there was one.
 */
async function eventMessages(db: Db, id: string): Promise<LiveMessage[]> {
  const channels = [eventChannel({ id, visibility: "public" }), eventChannel({ id, visibility: "private" })];
  const inviteToken = await loadInviteToken(db, id);
  if (inviteToken) channels.push(linkChannel(id, linkTag(inviteToken)));
  return channels.map((channel) => liveMessage(channel, "event.changed", {}));
}
