import { errorText } from "../../../error-text";
import { log } from "../../../log";
import { cutConnections } from "../../../realtime/publisher";
import { handlerOf, readsOf } from "../../fact-table";
import { DONE, type Fact, type Outcome, type Sink } from "../../sink";
import { createOutage, ERROR_CHARACTERS_MAX } from "../outage";
import { tellActivity } from "./activity";
import { findEndedHolders } from "./ended-rights";
import { NEWS } from "./news";
import { tellSeats } from "./seats";
import type { Told } from "./send";

/** Between two tries while the server is away: pages must be up to date soon after it is back. */
const RETRY_MS = 5_000;
const GIVE_UP_MS = 600_000;

const outage = createOutage("the Channels server", RETRY_MS);

/** Tells open pages what changed, over the Channels server. */
export const live: Sink = {
  name: "live",
  isOn: () => true,
  reads: {
    ...readsOf(NEWS),
    "seats.changed": "newest",
    "event.changed": "newest",
    "rfp.sent": "newest",
    "rfp.extended": "newest",
    "venue.changed": "newest",
    "venue.availability-set": "newest",
    "venue.badge-changed": "newest",
    "group.changed": "newest",
    "group.tags-changed": "newest",
    "post.edited": "newest",
    "post.changed": "newest",
    "comment.published": "newest",
    "comment.edited": "newest",
    "comment.changed": "newest",
    "reaction.added": "newest",
    "reaction.removed": "newest",
  },
  batchMax: 200,
  gatherMs: 5,
  restsUntil: outage.restsUntil,
  async deliver(db, facts, now) {
    // Cut first, so that no count reaches a connection whose right has ended.
    const cuts = await Promise.all(facts.map(async (fact) => cut(await findEndedHolders(db, fact))));
    // The counts are read when they are published: one message covers every change before it.
    const newest = new Map(facts.map((fact) => [fact.aggregateId, fact.seq]));
    const isTold = (fact: Fact) => fact.type === "seats.changed" && newest.get(fact.aggregateId) !== fact.seq;
    const changed = facts.flatMap((fact) =>
      fact.type === "seats.changed" && !isTold(fact) ? [fact.payload.poolId] : [],
    );
    const seats = tellSeats(db, changed, now);
    const activity = tellActivity(db, facts, now);
    const told = await Promise.all(
      facts.map((fact, at) => {
        const uncut = cuts[at]?.is === "refused" ? cuts[at] : undefined;
        return (
          uncut ?? (isTold(fact) ? DONE : (handlerOf(NEWS, fact)?.(db, { seats, activity, now }) ?? DONE))
        );
      }),
    );
    const later = afterRefusals(told, now);
    return told.map((one, at) => outcomeOf(one, facts[at], later, now));
  },
};

/** A server that accepted no message is down. If it accepted some, it refused the others for their content. */
function afterRefusals(told: Told[], now: Date): Outcome {
  const refused = told.find((one) => one.is === "refused");
  const isUp = told.some((one) => one.is === "taken");
  if (isUp) outage.isOver();
  if (!refused) return DONE;
  if (!isUp) return outage.goesOn(refused.error, now);
  log().warn({ error: errorText(refused.error, ERROR_CHARACTERS_MAX) }, "live messages were refused");
  return { is: "deferred", until: new Date(now.getTime() + RETRY_MS) };
}

/**
 * Refused messages are retried and do not count as failures: an outage of the Channels server must park nothing here.
 * After ten minutes they are stale, because every page has reconnected and refetched by then.
 */
function outcomeOf(told: Told, fact: Fact | undefined, later: Outcome, now: Date): Outcome {
  if (told.is === "taken") return DONE;
  if (told.is !== "refused") return told;
  const isStale = fact !== undefined && now.getTime() - fact.createdAt.getTime() > GIVE_UP_MS;
  return isStale ? DONE : later;
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
