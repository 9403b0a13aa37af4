import { randomUUID } from "node:crypto";
import type { Db } from "../server/db/client";
import { startRelay } from "../server/outbox/relay";
import { DONE, type Fact, type Sink, type SinkName } from "../server/outbox/sink";
import { readsWhere } from "../server/outbox/testing/recording-sink";
import { round } from "./stats";
import { openStore } from "./world";

const FACTS = 100_000;
/** Facts per aggregate; their order must be kept within each. */
const PER_AGGREGATE = 5;
const SINKS: SinkName[] = ["live", "notifications", "redis"];

/**
 * A backlog of 100,000 facts of 20,000 aggregates, drained by one process into three sinks that only count and
 * check the order: the cost of dispatching, leasing and settling alone.
 */
export async function outbox() {
  const { db, close } = await openStore();
  try {
    const one = await drain(db, 1);
    const two = await drain(db, 2);
    return { facts: FACTS, perAggregate: PER_AGGREGATE, sinks: SINKS.length, oneRelay: one, twoRelays: two };
  } finally {
    await close();
  }
}

async function drain(db: Db, relays: number) {
  await fill(db);
  const sinks = SINKS.map(countingSink);
  const memory = watchMemory();
  const startedMs = performance.now();
  const running = Array.from({ length: relays }, () => startRelay(db, sinks));
  const isDone = () => sinks.every((sink) => sink.seen.size === FACTS);
  while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 50));
  const seconds = (performance.now() - startedMs) / 1000;
  await Promise.all(running.map((relay) => relay.stop()));
  const left = await db.outboxTask.count();
  await db.$executeRaw`truncate "OutboxEvent", "OutboxTask"`;
  return {
    factsPerSecond: Math.round(FACTS / seconds),
    deliveriesPerSecond: Math.round((FACTS * SINKS.length) / seconds),
    seconds: round(seconds),
    doubled: sinks.reduce((sum, sink) => sum + sink.doubled(), 0),
    outOfOrder: sinks.reduce((sum, sink) => sum + sink.outOfOrder(), 0),
    left,
    heapMB: memory.stop(),
  };
}

function fill(db: Db): Promise<number> {
  return db.$executeRaw`
    with aggregates as materialized (
      select gen_random_uuid() as id from generate_series(1, ${FACTS / PER_AGGREGATE}::int)
    )
    insert into "OutboxEvent" (id, type, "aggregateId", payload)
    select gen_random_uuid(), 'rsvp.edited', a.id,
      jsonb_build_object('rsvpId', a.id, 'poolId', ${randomUUID()}::text, 'userId', ${randomUUID()}::text)
    from generate_series(1, ${PER_AGGREGATE}::int) n, aggregates a`;
}

type CountingSink = Sink & { seen: Set<bigint>; doubled: () => number; outOfOrder: () => number };

function countingSink(name: SinkName): CountingSink {
  const seen = new Set<bigint>();
  const newest = new Map<string, bigint>();
  let [doubled, outOfOrder] = [0, 0];
  function see(fact: Fact): void {
    if (seen.has(fact.seq)) doubled++;
    else if ((newest.get(fact.aggregateId) ?? 0n) > fact.seq) outOfOrder++;
    seen.add(fact.seq);
    newest.set(fact.aggregateId, fact.seq);
  }
  return {
    name,
    isOn: () => true,
    reads: readsWhere(() => true),
    batchMax: 500,
    gatherMs: 1,
    deliver: async (_db, facts) => {
      for (const fact of facts) see(fact);
      return facts.map(() => DONE);
    },
    seen,
    doubled: () => doubled,
    outOfOrder: () => outOfOrder,
  };
}

/** Heap in use in MB, at the start and at its peak. It includes the memory of the sinks above. */
function watchMemory(): { stop: () => { start: number; peak: number } } {
  const used = () => Math.round(process.memoryUsage().heapUsed / 2 ** 20);
  const start = used();
  let peak = start;
  const timer = setInterval(() => {
    peak = Math.max(peak, used());
  }, 100);
  return {
    stop() {
      clearInterval(timer);
      return { start, peak };
    },
  };
}
