import type { Db } from "../db/client";
import { errorText } from "../error-text";
import { log } from "../log";
import { onCommittedEvents } from "./append";
import { catalog, type DomainEventType } from "./catalog";
import {
  type ClaimedEvent,
  claimEvents,
  extendLease,
  LEASE_SECONDS,
  type Settlement,
  settleEvents,
} from "./claim";
import { startLoop } from "./loop";
import type { Deferral, Fact, Reaction } from "./reaction";
import { type Lane, reactionsTo } from "./reactions/catalog";

/** Events in one batch; their reactions run side by side, and share their queries and requests. */
const BATCH_MAX = 100;
const ATTEMPTS_MAX = 12;
const BACKOFF_MAX_MS = 300_000;
const ERROR_CHARACTERS_MAX = 1000;

export type RelayReport = {
  done: number;
  /** Tried again later, or parked. */
  failed: number;
  deferred: number;
  /** When the first of those that were put off is due. */
  wakeAt: Date | null;
};

/**
 * Delivers one batch of due events and writes down what became of them. Delivery is at least once, and in order
 * per aggregate: an event that failed or was put off holds up those behind it, a parked one does not.
 * @param now null or absent = the database's clock
 */
export async function relayOnce(
  db: Db,
  { now = null, limit = BATCH_MAX, lane }: { now?: Date | null; limit?: number; lane?: Lane },
): Promise<RelayReport> {
  const events = await claimEvents(db, { now, limit, types: typesOf(lane) });
  const ids = events.map((event) => event.id);
  if (ids.length === 0) return { done: 0, failed: 0, deferred: 0, wakeAt: null };
  const lease = setInterval(() => void extendLease(db, ids).catch(() => {}), (LEASE_SECONDS / 2) * 1000);
  try {
    const settlements = await Promise.all(events.map((event) => deliver(db, event)));
    await settleEvents(db, settlements, events[0]?.claimedAt ?? new Date());
    return reportOn(settlements);
  } finally {
    clearInterval(lease);
  }
}

/** Relays until nothing is due or the clock has reached `until`; for callers that live as long as one request. */
export async function drainOutbox(db: Db, { until }: { until: Date }): Promise<Omit<RelayReport, "wakeAt">> {
  const total = { done: 0, failed: 0, deferred: 0 };
  while (new Date() < until) {
    const { done, failed, deferred } = await relayOnce(db, {});
    total.done += done;
    total.failed += failed;
    total.deferred += deferred;
    if (done + failed + deferred === 0) break;
  }
  return total;
}

/** Mail can wait for a rush of answers to be over, which it would otherwise slow down; live counts cannot. */
const LANES: Record<Lane, { gatherMs: number }> = { live: { gatherMs: 20 }, mail: { gatherMs: 600 } };

/**
 * Relays for as long as this process lives: at once after its own commits, and once a second for whatever others
 * committed or left behind. `stop` resolves once the batches under way are settled.
 */
export function startRelay(db: Db): { stop(): Promise<void> } {
  const loops = (Object.keys(LANES) as Lane[]).map((lane) =>
    startLoop({ once: () => relayOnce(db, { lane }), gatherMs: LANES[lane].gatherMs, name: `relay ${lane}` }),
  );
  const forget = onCommittedEvents(() => {
    for (const loop of loops) loop.wake();
  });
  return {
    async stop() {
      forget();
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

/** Types that this version does not know belong to the mail lane, which parks them. */
function typesOf(lane: Lane | undefined): { only: string[] } | { except: string[] } {
  const live = Object.entries(reactionsTo).flatMap(([type, row]) => (row.lane === "live" ? [type] : []));
  if (lane === undefined) return { except: [] };
  return lane === "live" ? { only: live } : { except: live };
}

async function deliver(db: Db, event: ClaimedEvent): Promise<Settlement> {
  const fault = faultOf(event);
  if (fault) return park(event, fault);
  const fact = event as unknown as Fact;
  const reactions = reactionsTo[fact.type].reactions as Reaction<DomainEventType>[];
  let deferral: Deferral | undefined;
  let failure: unknown;
  for (const react of reactions) {
    try {
      deferral = (await react(db, fact, event.claimedAt)) ?? deferral;
    } catch (error) {
      // The other reactions are still owed; those that had succeeded leave nothing doubled when called again.
      failure = error ?? new Error("a reaction failed");
    }
  }
  if (failure !== undefined) return retryLater(event, failure);
  if (deferral) return { id: event.id, outcome: "deferred", runAfter: deferral.deferUntil };
  return { id: event.id, outcome: "done" };
}

/** Why an event can never be delivered by this version, or null. */
function faultOf(event: ClaimedEvent): string | null {
  if (!Object.hasOwn(catalog, event.type)) return "unknown type";
  const parsed = catalog[event.type as DomainEventType].safeParse(event.payload);
  return parsed.success ? null : `payload does not fit: ${parsed.error.issues[0]?.message ?? ""}`;
}

function retryLater(event: ClaimedEvent, failure: unknown): Settlement {
  const error = errorText(failure, ERROR_CHARACTERS_MAX);
  const attempt = event.attempts + 1;
  if (attempt >= ATTEMPTS_MAX) return park(event, error);
  log().warn({ event: event.id, type: event.type, attempt, error }, "reaction failed, will be tried again");
  const backoffMs = Math.min(BACKOFF_MAX_MS, 1000 * 2 ** event.attempts) * (0.5 + Math.random());
  return {
    id: event.id,
    outcome: "failed",
    runAfter: new Date(event.claimedAt.getTime() + backoffMs),
    error,
  };
}

/** Set aside with its error for an operator; later events of the aggregate go on. */
function park(event: ClaimedEvent, error: string): Settlement {
  log().error({ event: event.id, type: event.type, error }, "outbox event parked");
  return { id: event.id, outcome: "parked", error };
}

function reportOn(settlements: Settlement[]): RelayReport {
  const count = (...outcomes: Settlement["outcome"][]) =>
    settlements.filter((settlement) => outcomes.includes(settlement.outcome)).length;
  const times = settlements.flatMap((settlement) => settlement.runAfter?.getTime() ?? []);
  const wakeAt = times.length > 0 ? new Date(Math.min(...times)) : null;
  return { done: count("done"), failed: count("failed", "parked"), deferred: count("deferred"), wakeAt };
}
