import type { Db } from "../../db/client";
import { notify } from "../../notifications/notify";
import { QUEUES, readPages } from "../../notifications/occasions/table";
import { readsOf } from "../fact-table";
import { DONE, type Fact, type Outcome, type Sink } from "../sink";

/** The most people that one step notifies, however many a fact concerns: it bounds the memory and time of a step. */
export const PEOPLE_MAX = 500;

/**
 * Notifies the next part of the people whom each fact concerns, and answers how far it came. A crash before that is
 * recorded repeats the part; the unique key of notifications drops what is there already.
 */
async function notifyPart(db: Db, facts: Fact[], now: Date): Promise<Outcome[]> {
  const limit = Math.max(1, Math.floor(PEOPLE_MAX / facts.length));
  const { pages, rsvps } = await readPages(db, facts, { now, limit });
  const occasions = pages.flatMap((page) => page.occasions);
  await notify(db, occasions, now, rsvps);
  return pages.map(({ next }) => (next === null ? DONE : { is: "continued", cursor: next }));
}

/** Facts behind another one of their aggregate wait until that one is done: it may take many steps. */
async function announce(db: Db, facts: Fact[], now: Date): Promise<Outcome[]> {
  const seen = new Set<string>();
  const first = facts.filter(({ aggregateId }) => !seen.has(aggregateId) && seen.add(aggregateId));
  const outcomes = await notifyPart(db, first, now);
  return facts.map((fact) => outcomes[first.indexOf(fact)] ?? { is: "deferred", until: now });
}

/** Works out who is notified of a fact about one RSVP, and over which channels. Deliveries are sent by their own loops. */
export const notifications: Sink = {
  name: "notifications",
  isOn: () => true,
  reads: readsOf(QUEUES, { isWanted: (queue) => queue === "notifications" }),
  batchMax: 200,
  // Emails can wait until a burst of RSVPs is over, which they would slow down.
  gatherMs: 250,
  deliver: notifyPart,
};

/** The same for facts about many people, in steps, so that they hold up neither notifications nor each other. */
export const announcements: Sink = {
  name: "announcements",
  isOn: () => true,
  reads: readsOf(QUEUES, { isWanted: (queue) => queue === "announcements" }),
  batchMax: 20,
  gatherMs: 50,
  deliver: announce,
};
