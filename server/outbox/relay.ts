import type { Db } from "../db/client";
import { isConnectionLost } from "../db/postgres-error";
import { recordIncidents } from "../domains/operations/incidents/commands";
import { errorText } from "../error-text";
import { log } from "../log";
import { type Loop, startLoop, type Turn } from "../loop";
import { countDelivered, observeBatch } from "../metrics";
import { traced } from "../tracing";
import { onCommittedEvents } from "./append";
import { dispatchOnce } from "./dispatch";
import type { Fact, Outcome, Sink } from "./sink";
import { sinks as allSinks } from "./sinks/registry";
import { extendLease, LEASE_SECONDS, leaseTasks, lookForTasks, type Settlement, settleTasks } from "./tasks";

const ATTEMPTS_MAX = 12;
const BACKOFF_MAX_MS = 300_000;
const ERROR_CHARACTERS_MAX = 1000;
/** Before each dispatch, so that it takes what a burst of commits appended. */
const DISPATCH_GATHER_MS = 15;

export type RelayReport = {
  done: number;
  /** Tried again later, or parked. */
  failed: number;
  deferred: number;
  /** In part; they are due again right away. */
  continued: number;
  /** When the first deferred task is due. */
  wakeAt: Date | null;
};

type RelayOptions = {
  /** Null or absent = the database's clock. */
  now?: Date | null;
  limit?: number;
};

const NOTHING_DONE: RelayReport = { done: 0, failed: 0, deferred: 0, continued: 0, wakeAt: null };

/**
 * Delivers one batch of due facts to one sink and records their outcomes: at least once, and in order per aggregate. A fact
 * that failed or was put off holds up the later facts of its aggregate, a parked one does not.
 */
export async function relayOnce(db: Db, sink: Sink, options: RelayOptions = {}): Promise<RelayReport> {
  const { now = null, limit = sink.batchMax } = options;
  const { at, isDue } = await lookForTasks(db, sink.name, now);
  const restsUntil = sink.restsUntil?.(at) ?? null;
  if (!isDue || restsUntil) return { ...NOTHING_DONE, wakeAt: restsUntil };
  const facts = await leaseTasks(db, { sink: sink.name, at, limit });
  if (facts.length === 0) return NOTHING_DONE;
  const seqs = facts.map((fact) => fact.seq);
  const extend = () => void extendLease(db, sink.name, seqs).catch(() => {});
  const lease = setInterval(extend, (LEASE_SECONDS / 3) * 1000);
  const about = { "turnout.sink": sink.name, "turnout.batch.size": facts.length };
  try {
    const outcomes = await traced("outbox batch", about, () => deliver(db, sink, facts, at));
    const settlements = settlementsOf(sink, facts, outcomes, at);
    await settleTasks(db, sink.name, settlements, at);
    count(sink, settlements);
    await tellOfParked(db, sink, facts, settlements, at);
    return reportOn(settlements);
  } finally {
    clearInterval(lease);
  }
}

/**
 * A sink that throws does not say for which fact. Each is then handed over alone, so that one cannot fail the others, and
 * none before the earlier facts of its aggregate are done.
 */
async function deliver(db: Db, sink: Sink, facts: Fact[], at: Date): Promise<Outcome[]> {
  try {
    const outcomes = await sink.deliver(db, facts, at);
    if (outcomes.length !== facts.length)
      throw new Error(`${sink.name} answered ${outcomes.length} outcomes`);
    return outcomes;
  } catch (error) {
    // Without the database nothing can be recorded. The tasks are due again when their leases end.
    if (isConnectionLost(error)) throw error;
    if (facts.length === 1) return [{ is: "failed", error }];
  }
  const outcomes: Outcome[] = [];
  const stopped = new Map<string, Outcome>();
  for (const fact of facts) {
    const before = stopped.get(fact.aggregateId);
    const [outcome = NO_OUTCOME] = before ? [before] : await deliver(db, sink, [fact], at);
    if (outcome.is !== "done" && !isGivenUp(fact, outcome)) stopped.set(fact.aggregateId, outcome);
    outcomes.push(outcome);
  }
  return outcomes;
}

const NO_OUTCOME: Outcome = { is: "failed", error: "no outcome" };

function settlementsOf(sink: Sink, facts: Fact[], outcomes: Outcome[], at: Date): Settlement[] {
  const held = new Set<string>();
  return facts.map((fact, index) => {
    if (held.has(fact.aggregateId)) return { seq: fact.seq, is: "released" };
    const settlement = settlementOf(sink, fact, outcomes[index] ?? NO_OUTCOME, at);
    if (HOLDS_UP.has(settlement.is)) held.add(fact.aggregateId);
    return settlement;
  });
}

/** The fact stays with the sink, and those of its aggregate behind it wait for it. */
const HOLDS_UP: ReadonlySet<Settlement["is"]> = new Set(["failed", "deferred", "continued"]);

/** Whether a fact is set aside, so that those behind it go on. */
function isGivenUp(fact: Fact, outcome: Outcome): boolean {
  return outcome.is === "failed" && (outcome.final === true || fact.attempts + 1 >= ATTEMPTS_MAX);
}

function settlementOf(sink: Sink, fact: Fact, outcome: Outcome, at: Date): Settlement {
  const { seq } = fact;
  if (outcome.is === "done") return { seq, is: "done" };
  if (outcome.is === "continued") return { seq, is: "continued", cursor: outcome.cursor };
  if (outcome.is === "deferred") return { seq, is: "deferred", runAfter: outcome.until };
  const error = errorText(outcome.error, ERROR_CHARACTERS_MAX);
  const about = { sink: sink.name, fact: fact.id, type: fact.type, attempt: fact.attempts + 1, error };
  if (isGivenUp(fact, outcome)) {
    log().error(about, "fact parked by a sink");
    return { seq, is: "parked", error };
  }
  log().warn(about, "a sink failed and will retry");
  const backoffMs = Math.min(BACKOFF_MAX_MS, 1000 * 2 ** fact.attempts) * (0.5 + Math.random());
  return { seq, is: "failed", runAfter: new Date(at.getTime() + backoffMs), error };
}

async function tellOfParked(db: Db, sink: Sink, facts: Fact[], settlements: Settlement[], at: Date) {
  const incidents = settlements.flatMap((settlement, index) => {
    const fact = facts[index];
    if (settlement.is !== "parked" || !fact) return [];
    const detail = { sink: sink.name, type: fact.type, fact: fact.id, error: settlement.error };
    return [{ kind: "task.parked" as const, key: `${sink.name} ${fact.id}`, detail }];
  });
  await recordIncidents(db, incidents, at);
}

function count({ name }: Sink, settlements: Settlement[]): void {
  observeBatch(name, settlements.length);
  for (const outcome of ["done", "deferred", "failed", "parked"] as const) {
    countDelivered(name, outcome, settlements.filter(({ is }) => is === outcome).length);
  }
}

function reportOn(settlements: Settlement[]): RelayReport {
  const count = (...kinds: Settlement["is"][]) => settlements.filter((one) => kinds.includes(one.is)).length;
  const times = settlements.flatMap((one) => ("runAfter" in one ? one.runAfter.getTime() : []));
  const wakeAt = times.length > 0 ? new Date(Math.min(...times)) : null;
  const [failed, continued] = [count("failed", "parked"), count("continued")];
  return { done: count("done"), failed, deferred: count("deferred"), continued, wakeAt };
}

/** Relays until nothing is due or the clock has reached `until`; for callers that live as long as one request. */
export async function drainOutbox(
  db: Db,
  { until, sinks = allSinks, now }: { until: Date; sinks?: readonly Sink[]; now?: Date },
): Promise<Omit<RelayReport, "wakeAt" | "continued">> {
  const total = { done: 0, failed: 0, deferred: 0 };
  for (let isMore = true; isMore && new Date() < until; ) {
    const { dispatched, parked } = await dispatchOnce(db, { sinks });
    const on = sinks.filter((sink) => sink.isOn());
    const reports = await Promise.all(on.map((sink) => relayOnce(db, sink, { now: now ?? null })));
    for (const { done, failed, deferred } of reports) {
      total.done += done;
      total.failed += failed;
      total.deferred += deferred;
    }
    isMore =
      dispatched + parked > 0 || reports.some((report) => report.done + report.failed + report.continued > 0);
  }
  return total;
}

/**
 * Relays for as long as this process lives: right after its own commits, and once a second for facts that other processes
 * committed or left behind. Each sink has a loop of its own. `stop` resolves once the batches under way are settled.
 */
export function startRelay(db: Db, sinks: readonly Sink[] = allSinks): { stop(): Promise<void> } {
  const on = sinks.filter((sink) => sink.isOn());
  const loops = new Map(on.map((sink) => [sink.name, startSink(db, sink)]));
  const dispatcher = startLoop({ name: "dispatch", gatherMs: DISPATCH_GATHER_MS, once: dispatch });

  async function dispatch(): Promise<Turn> {
    const report = await dispatchOnce(db, { sinks });
    for (const name of report.sinks) loops.get(name)?.wake();
    return { isMore: report.dispatched + report.parked > 0, wakeAt: null };
  }

  const forget = onCommittedEvents(() => dispatcher.wake());
  return {
    async stop() {
      forget();
      await dispatcher.stop();
      await Promise.all([...loops.values()].map((loop) => loop.stop()));
      await Promise.all(on.map((sink) => sink.close?.()));
    },
  };
}

function startSink(db: Db, sink: Sink): Loop {
  const once = async () => {
    const { done, failed, continued, wakeAt } = await relayOnce(db, sink);
    const isMore = done + failed + continued > 0;
    return { isMore, isFull: done === sink.batchMax || continued > 0, wakeAt };
  };
  return startLoop({ name: `relay ${sink.name}`, gatherMs: sink.gatherMs, once });
}
