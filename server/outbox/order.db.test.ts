import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import type { Db } from "../db/client";
import { inTransaction } from "../db/transaction";
import { replayTasks } from "../domains/operations/outbox/commands";
import { provideEnv } from "../env";
import { appendEvent } from "./append";
import { dispatchOnce } from "./dispatch";
import { relayOnce } from "./relay";
import { DONE, type Fact, type Outcome, type Sink } from "./sink";
import { leaseTasks, lookForTasks } from "./tasks";
import { appendRaw, recordingSink } from "./testing/recording-sink";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();

beforeEach(async () => {
  const { db } = database;
  await db.outboxEvent.deleteMany();
  await db.outboxTask.deleteMany();
});

/** A sink with facts of one aggregate that it has still to hear of. */
async function owedTo(db: Db, sink: Sink, count: number): Promise<string[]> {
  const ids = await appendRaw(db, randomUUID(), count);
  await dispatchOnce(db, { sinks: [sink] });
  return ids;
}

test("a sink that throws for a fact is not handed the later facts of its aggregate", async () => {
  const { db } = database;
  const handed: string[] = [];
  let poison = "";
  const sink: Sink = {
    ...recordingSink("redis"),
    deliver: async (_db, facts) => {
      if (facts.some((fact) => fact.id === poison)) throw new Error("cannot be read");
      handed.push(...facts.map((fact) => fact.id));
      return facts.map(() => DONE);
    },
  };
  const [first = "", second = "", third = ""] = await owedTo(db, sink, 3);
  const [other = ""] = await owedTo(db, sink, 1);
  poison = second;
  expect(await relayOnce(db, sink)).toMatchObject({ done: 2, failed: 1 });
  expect([...handed].sort()).toEqual([first, other].sort());
  poison = "";
  await relayOnce(db, sink, { now: new Date(Date.now() + 3_600_000) });
  expect(handed.slice(2)).toEqual([second, third]);
});

test("a fact is dated when it is appended, although its transaction began before", async () => {
  const { db } = database;
  const aggregateId = randomUUID();
  await inTransaction(db, async (tx) => {
    let ms = 0;
    while (ms < 5) {
      const [row] = await tx.$queryRaw<{ ms: number }[]>`
        select extract(milliseconds from clock_timestamp() - now())::float8 as ms`;
      ms = row?.ms ?? 0;
    }
    await appendEvent(tx, { type: "venue.badge-changed", aggregateId, payload: { venueId: aggregateId } });
    const [dated] = await tx.$queryRaw<{ isLater: boolean }[]>`
      select "createdAt" > now() + interval '2 ms' as "isLater" from "OutboxEvent" where "aggregateId" = ${aggregateId}::uuid`;
    expect(dated?.isLater).toBe(true);
  });
});

describe("a fact that an operator has replayed", () => {
  /** The first of three was parked, and the second has something come between. */
  async function parkedFirst(second: Outcome | "held") {
    const { db } = database;
    const answers = new Map<string, Outcome>();
    const sink = recordingSink("redis", { answer: (fact: Fact) => answers.get(fact.id) ?? DONE });
    const ids = await owedTo(db, sink, 3);
    const [one = "", two = ""] = ids;
    answers.set(one, { is: "failed", error: new Error("no such stream"), final: true });
    if (second === "held") {
      await relayOnce(db, sink, { limit: 1 });
      const { at } = await lookForTasks(db, "redis", null);
      await leaseTasks(db, { sink: "redis", at, limit: 1 });
    } else {
      answers.set(two, second);
      await relayOnce(db, sink);
    }
    answers.clear();
    const before = sink.received.length;
    expect(await replayTasks(db, {}, { actorId: null, now: new Date(Date.now() - 1000) })).toEqual({
      count: 1,
    });
    await relayOnce(db, sink);
    return { heard: sink.ids().slice(before), ids };
  }

  test.each<[string, Outcome | "held"]>([
    ["was put off", { is: "deferred", until: new Date(Date.now() + 3_600_000) }],
    ["is leased by another process", "held"],
  ])(
    "a replayed task is not overtaken by a later fact of its aggregate behind one that %s",
    async (_, second) => {
      const { heard, ids } = await parkedFirst(second);
      expect(heard).toEqual([ids[0]]);
    },
  );
});

test("a long queue of one aggregate does not hold up the facts of other aggregates", async () => {
  const { db } = database;
  const sink = recordingSink("redis");
  await owedTo(db, sink, 1);
  const aggregate = randomUUID();
  await db.$executeRaw`
    insert into "OutboxEvent" (id, type, "aggregateId", payload, "doneAt")
    select gen_random_uuid(), 'seats.changed', ${aggregate}::uuid, jsonb_build_object('poolId', ${aggregate}::text), now()
    from generate_series(1, 3000)`;
  await db.$executeRaw`
    insert into "OutboxTask" (sink, seq, "aggregateId", "runAfter")
    select 'redis', seq, "aggregateId", case when row_number() over (order by seq) = 1 then now() + interval '1 hour' else now() end
    from "OutboxEvent" where "aggregateId" = ${aggregate}::uuid`;
  const [last = ""] = await owedTo(db, sink, 1);
  for (let turn = 0; turn < 2; turn++) await relayOnce(db, sink, { limit: 1 });
  expect(sink.ids()).toHaveLength(2);
  expect(sink.ids()).toContain(last);
});
