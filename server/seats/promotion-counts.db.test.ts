import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createEvent, createUsers, hours, joinRequest, NOW, withdrawRequest } from "../../tests/factories";
import { inTransaction } from "../db/transaction";
import { rsvpToEvent, withdrawRsvp } from "../domains/rsvps/commands";
import { provideEnv } from "../env";
import { growthOf, seriesNow } from "../metrics/testing/series";
import { applySeatRequests } from "./apply";
import { submitSeatRequest } from "./gather";

provideEnv({ LOG_LEVEL: "silent" });
const on = testDatabase();
const party = { guests: 0, specialRequirements: null, now: NOW };
const outcomes = ["confirmed", "waitlisted", "duplicate", "full", "rate_limited", "error"] as const;
const series = outcomes.map((outcome) => `turnout_rsvp_requests_total{outcome="${outcome}"}`);
const promotions = ["automatic", "offer", "host"].map(
  (mode) => `turnout_waitlist_promotions_total{mode="${mode}"}`,
);
const LAGS = "turnout_waitlist_promotion_lag_seconds_count";
const LAG = "turnout_waitlist_promotion_lag_seconds_sum";

test("every request for a seat is counted once, by its result", async () => {
  const { db } = on;
  const event = await createEvent(db, { capacity: 1 });
  const full = await createEvent(db, { capacity: 1, waitlistEnabled: false });
  const [a = "", b = "", c = ""] = await createUsers(db, 3);
  const growth = await growthOf(
    [...series, 'turnout_rsvp_duration_seconds_count{stage="total"}'],
    async () => {
      await rsvpToEvent(db, { event, userId: a, ...party });
      await rsvpToEvent(db, { event, userId: a, ...party });
      await rsvpToEvent(db, { event, userId: b, ...party });
      await rsvpToEvent(db, { event: full, userId: a, ...party });
      await expect(rsvpToEvent(db, { event: full, userId: c, ...party })).rejects.toThrow("rsvp.full");
      for (let n = 0; n < 2; n++) await rsvpToEvent(db, { event, userId: a, ...party });
      await expect(rsvpToEvent(db, { event, userId: a, ...party })).rejects.toThrow("rsvp.too-many");
    },
  );
  expect(growth).toEqual([2, 1, 3, 1, 1, 0, 8]);
});

test("a promotion into a freed seat is counted once it is committed", async () => {
  const { db } = on;
  const event = await createEvent(db, { capacity: 1 });
  const [a = "", b = ""] = await createUsers(db, 2);
  for (const userId of [a, b]) await rsvpToEvent(db, { event, userId, ...party });
  const undone = () =>
    inTransaction(db, async (tx) => {
      await applySeatRequests(tx, event.poolId, [withdrawRequest(a)], NOW);
      throw new Error("on second thoughts");
    });
  expect(await growthOf([...promotions, LAGS], () => expect(undone()).rejects.toThrow("on second"))).toEqual([
    0, 0, 0, 0,
  ]);
  expect(
    await growthOf([...promotions, LAGS], () => withdrawRsvp(db, { event, userId: a, now: NOW })),
  ).toEqual([1, 0, 0, 1]);
});

test("the wait for the seat of an expired offer is counted from the end of that offer to the next offer", async () => {
  const { db } = on;
  const event = await createEvent(db, { capacity: 1, waitlistMode: "offer", offerMinutes: 60 });
  const [a = "", b = "", c = ""] = await createUsers(db, 3);
  for (const userId of [a, b, c]) await submitSeatRequest(db, event.poolId, joinRequest(userId), NOW);
  await submitSeatRequest(db, event.poolId, withdrawRequest(a), NOW);
  const sweep = { kind: "sweep", actorId: null } as const;
  const [offered, lags, lag = 0] = await growthOf([promotions[1] ?? "", LAGS, LAG], () =>
    submitSeatRequest(db, event.poolId, sweep, hours(2)),
  );
  expect([offered, lags]).toEqual([1, 1]);
  expect(lag).toBeGreaterThanOrEqual(3_600);
  expect(lag).toBeLessThan(3_660);
});

test("a promotion by a host is counted separately and without a waiting time", async () => {
  const { db } = on;
  const event = await createEvent(db, { capacity: 1 });
  const [a = "", b = ""] = await createUsers(db, 2);
  await rsvpToEvent(db, { event, userId: a, ...party });
  const { rsvp } = await rsvpToEvent(db, { event, userId: b, ...party });
  await db.seatPool.update({ where: { id: event.poolId }, data: { capacity: 2, cutoffMinutes: 2_000 } });
  const promote = { kind: "promote", actorId: event.hostId, rsvpId: rsvp.id } as const;
  const growth = await growthOf([...promotions, LAGS], () =>
    submitSeatRequest(db, event.poolId, promote, NOW),
  );
  expect(growth).toEqual([0, 0, 1, 0]);
});

test("gathered lists are counted with their length, and requests that wait for the next list are counted too", async () => {
  const { db } = on;
  const event = await createEvent(db, { capacity: 3 });
  const people = await createUsers(db, 300);
  const counted = [
    "turnout_rsvp_batch_size_sum",
    'turnout_rsvp_duration_seconds_count{stage="queue"}',
    'turnout_rsvp_duration_seconds_count{stage="db"}',
  ];
  const depth = async () => (await seriesNow()).get("turnout_rsvp_queue_depth");
  let during: number | undefined;
  const growth = await growthOf(counted, async () => {
    const answers = people.map((userId) => submitSeatRequest(db, event.poolId, joinRequest(userId), NOW));
    during = await depth();
    await Promise.all(answers);
  });
  expect(growth).toEqual([300, 300, 300]);
  // A list holds 256 at most.
  expect(during).toBeGreaterThanOrEqual(44);
  expect(await depth()).toBe(0);
});
