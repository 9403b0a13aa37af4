import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createUsers, hours, NOW } from "../../tests/factories";
import { type Limit, takeHit } from "../db/rate-limit";
import { createEvent } from "../domains/events/drafts.commands";
import { createEventInput } from "../domains/events/schema";
import { provideEnv } from "../env";
import { deliverOnce } from "../notifications/deliveries";
import { dispatchOnce } from "../outbox/dispatch";
import { drainOutbox, relayOnce } from "../outbox/relay";
import { DONE } from "../outbox/sink";
import { createComingEvent, joinAll } from "../outbox/testing/outbox-fixtures";
import { appendRaw, recordingSink } from "../outbox/testing/recording-sink";
import { submitSeatRequest } from "../seats/gather";
import { growthOf } from "./testing/series";

provideEnv({ LOG_LEVEL: "silent" });
const on = testDatabase();

test("an event is counted when it is created and not when it is refused", async () => {
  const [hostId = ""] = await createUsers(on.db, 1);
  const plan = createEventInput.parse({
    title: "Supper for twelve",
    timeZone: "Europe/Berlin",
    capacity: 2,
    startsAt: hours(48).toISOString(),
    endsAt: hours(51).toISOString(),
  });
  const growth = await growthOf(["turnout_events_created_total"], async () => {
    await createEvent(on.db, { plan, hostId, now: NOW });
    const endsAt = new Date(plan.startsAt.getTime() - 1);
    await expect(createEvent(on.db, { plan: { ...plan, endsAt }, hostId, now: NOW })).rejects.toThrow(
      "invalid",
    );
  });
  expect(growth).toEqual([1]);
});

test("a refused attempt is counted under the name of its limit", async () => {
  const limit: Limit = { name: "series", hitsMax: 2, windowSeconds: 60 };
  const growth = await growthOf(['turnout_rate_limit_refusals_total{limit="series"}'], async () => {
    const tries = Array.from({ length: 5 }, () => takeHit(on.db, limit, "somebody", NOW));
    expect((await Promise.allSettled(tries)).filter(({ status }) => status === "rejected")).toHaveLength(3);
  });
  expect(growth).toEqual([3]);
});

test("a sink's batch is counted with its size and with the outcome of each fact", async () => {
  const ids = await appendRaw(on.db, randomUUID(), 1);
  for (let n = 0; n < 3; n++) ids.push(...(await appendRaw(on.db, randomUUID(), 1)));
  const sink = recordingSink("search", {
    answer: ({ id }) => {
      if (id === ids[0]) return { is: "deferred", until: hours(1) };
      if (id === ids[1]) return { is: "failed", error: "broken" };
      return id === ids[2] ? { is: "failed", error: "hopeless", final: true } : DONE;
    },
  });
  await dispatchOnce(on.db, { sinks: [sink] });
  const outcomes = ["deferred", "failed", "parked", "done"].map(
    (outcome) => `turnout_outbox_delivered_total{sink="search",outcome="${outcome}"}`,
  );
  const batches = ["count", "sum"].map((what) => `turnout_outbox_batch_size_${what}{sink="search"}`);
  const growth = await growthOf([...outcomes, ...batches], () => relayOnce(on.db, sink));
  expect(growth).toEqual([1, 1, 1, 1, 1, 4]);
});

test("a message is counted by channel and outcome, and a message about an offer is counted separately too", async () => {
  const { db } = on;
  const event = await createComingEvent(db, { capacity: 1, waitlistMode: "offer" }, {});
  const [first = ""] = await joinAll(db, event, 2);
  const until = () => new Date(Date.now() + 30_000);
  await drainOutbox(db, { until: until() });
  await deliverOnce(db, "email");
  await submitSeatRequest(db, event.poolId, { kind: "withdraw", actorId: first, userId: first }, null);
  await drainOutbox(db, { until: until() });
  const series = [
    'turnout_deliveries_total{channel="email",outcome="sent"}',
    'turnout_offer_delivery_attempts_total{result="sent"}',
  ];
  const sent = () => db.delivery.count({ where: { channel: "email", sentAt: { not: null } } });
  const before = await sent();
  const [growth, ofOffers] = await growthOf(series, () => deliverOnce(db, "email"));
  expect(growth).toBe((await sent()) - before);
  expect(ofOffers).toBe(1);
});
