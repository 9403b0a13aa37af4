import { beforeEach, describe, expect, test } from "vitest";
import { utcToLocal } from "../../../../lib/dates";
import { viewerOf } from "../../../../tests/cast";
import { testDatabase } from "../../../../tests/database";
import { changeEventRow, createUsers, NOW } from "../../../../tests/factories";
import { inTransaction } from "../../../db/transaction";
import { applySeatRequests } from "../../../seats/apply";
import { getEventAccess } from "../access/queries";
import { cancelEvent, editEvent, publishEvent } from "../commands";
import { createEvent, deleteDraft } from "../drafts.commands";
import { getEvent } from "../queries";
import { createEventInput, type EventDetails } from "../schema";
import { applyToFollowing, cancelFollowing, repeatEvent } from "./commands";
import { getSeries } from "./queries";
import type { Repetition } from "./schema";

const store = testDatabase();
const now = NOW;
let hostId: string;

beforeEach(async () => {
  [hostId = ""] = await createUsers(store.db, 1);
});

/** A supper on Friday 26 March 2027 at 19:00 in Berlin, two days before the clocks change. */
function create(change: object = {}): Promise<EventDetails> {
  const plan = createEventInput.parse({
    title: "Supper",
    timeZone: "Europe/Berlin",
    capacity: 4,
    waitlistMode: "offer",
    offerMinutes: 90,
    startsAt: "2027-03-26T19:00:00+01:00",
    endsAt: "2027-03-26T22:00:00+01:00",
    approvalRequired: true,
    rsvpOpensAt: "2027-03-01T09:00:00+01:00",
    rsvpClosesAt: "2027-03-26T12:00:00+01:00",
    questions: [{ kind: "text", label: "What do you not eat?" }],
    placeHidden: true,
    place: "Loft 4",
    ...change,
  });
  return createEvent(store.db, { plan, hostId, now });
}

async function by(eventId: string, userId = hostId) {
  const viewer = await viewerOf(store.db, userId);
  return {
    event: await getEventAccess(store.db, { now: NOW, eventId, viewer }),
    viewer,
    actorId: userId,
    now,
    decideAt: now,
  };
}

async function repeat(eventId: string, rule: Partial<Repetition> = { count: 3 }, publish = false) {
  const repetition: Repetition = { frequency: "weekly", monthlyBy: "day", ...rule };
  return repeatEvent(store.db, { ...(await by(eventId)), repetition, publish });
}

async function datesOf(eventId: string, userId: string | null = hostId) {
  const viewer = userId ? await viewerOf(store.db, userId) : null;
  return (await getSeries(store.db, { eventId, viewer, now })).items;
}

const read = (eventId: string) => getEvent(store.db, { eventId, role: "host", viewerId: null, now });

describe("repeating an event", () => {
  test("repeating an event creates drafts at the same time of day with everything of the event but its guests", async () => {
    const event = await create();
    await store.db.eventStaff.create({
      data: { eventId: event.id, email: "door@people.test", role: "door" },
    });
    const { results, skipped, seriesId } = await repeat(event.id);
    expect(results.map((date) => date.outcome)).toEqual(["done", "done"]);
    expect(skipped).toEqual([]);
    const copy = await read(results[0]?.id ?? "");
    expect(copy).toMatchObject({
      title: "Supper",
      status: "draft",
      seriesId,
      capacity: 4,
      placeHidden: true,
      place: "Loft 4",
      waitlistMode: "offer",
      offerMinutes: 90,
      approvalRequired: true,
      version: 1,
      questions: [{ label: "What do you not eat?" }],
      seats: { confirmedSeats: 0, seatsLeft: 4 },
    });
    const onWall = [copy.startsAt, copy.endsAt, copy.rsvpOpensAt, copy.rsvpClosesAt].map((iso) =>
      utcToLocal(new Date(iso ?? ""), "Europe/Berlin"),
    );
    expect(onWall).toEqual(["2027-04-02T19:00", "2027-04-02T22:00", "2027-03-08T09:00", "2027-04-02T12:00"]);
    expect(copy.startsAt).toBe("2027-04-02T17:00:00.000Z");
    const staff = await store.db.eventStaff.findMany({ where: { eventId: copy.id } });
    expect(staff).toMatchObject([{ email: "door@people.test", role: "door" }]);
    expect(copy.questions[0]?.id).not.toBe(event.questions[0]?.id);
    expect((await read(event.id)).seriesId).toBe(seriesId);
  });

  test("repeating an event can publish the new dates right away, with a fact for each", async () => {
    const event = await create();
    const { results } = await repeat(event.id, { count: 3 }, true);
    const ids = results.map((date) => date.id);
    const rows = await store.db.event.findMany({ where: { id: { in: ids } }, include: { pools: true } });
    expect(rows.map((row) => [row.status, row.pools[0]?.state, row.publishedAt])).toEqual([
      ["published", "open", now],
      ["published", "open", now],
    ]);
    const told = await store.db.outboxEvent.findMany({ where: { aggregateId: { in: ids } } });
    expect(told.map((fact) => fact.type)).toEqual(["event.published", "event.published"]);
  });

  test("repeating an event twice creates its dates once, also when both requests run concurrently", async () => {
    const event = await create();
    const [one, other] = await Promise.all([repeat(event.id), repeat(event.id)]);
    expect(one.seriesId).toBe(other.seriesId);
    expect([...one.results, ...other.results].map((date) => date.outcome).sort()).toEqual([
      ...["done", "done", "unchanged", "unchanged"],
    ]);
    expect(await datesOf(event.id)).toHaveLength(3);
  });

  test("a series can be extended from any of its dates", async () => {
    const event = await create();
    const { results, seriesId } = await repeat(event.id);
    const last = results.at(-1)?.id ?? "";
    expect(await repeat(last, { until: "2027-04-23" })).toMatchObject({
      seriesId,
      results: [{ outcome: "done" }, { outcome: "done" }],
    });
    expect(await datesOf(event.id)).toHaveLength(5);
  });

  test("repeating an event reports the months without such a day and the dates that are over", async () => {
    const monthly = await create({
      startsAt: "2027-01-31T19:00:00Z",
      endsAt: "2027-01-31T21:00:00Z",
      rsvpClosesAt: null,
      rsvpOpensAt: null,
    });
    const { results, skipped } = await repeat(monthly.id, { frequency: "monthly", until: "2027-04-30" });
    expect(results.map((date) => date.startsAt)).toEqual(["2027-03-31T18:00:00.000Z"]);
    expect(skipped).toEqual([
      { on: "2027-02", reason: "no-such-day" },
      { on: "2027-04", reason: "no-such-day" },
    ]);
    const old = await create({
      startsAt: "2026-11-06T19:00:00Z",
      endsAt: "2026-11-06T21:00:00Z",
      rsvpClosesAt: null,
      rsvpOpensAt: null,
    });
    const weekly = await repeat(old.id, { count: 4 });
    expect(weekly.results).toMatchObject([
      { startsAt: "2026-11-20T19:00:00.000Z" },
      { startsAt: "2026-11-27T19:00:00.000Z" },
    ]);
    expect(weekly.skipped).toEqual([{ on: "2026-11-13", reason: "over" }]);
    await expect(repeat(old.id, { count: 2 })).rejects.toMatchObject({ reason: "input.invalid" });
  });

  test.each([
    ["no other date", { until: "2027-04-01" }],
    ["too many dates", { until: "2029-01-01" }],
  ])("repeating an event with %s is refused and creates nothing", async (_, rule) => {
    const event = await create();
    await expect(repeat(event.id, rule)).rejects.toMatchObject({ details: { fields: [{ field: "until" }] } });
    expect(await store.db.event.count({ where: { hostId } })).toBe(1);
    expect((await read(event.id)).seriesId).toBeNull();
  });
});

describe("the dates after an event", () => {
  test("the later dates take over the chosen parts, each with its own result", async () => {
    const event = await create({ approvalRequired: false, rsvpOpensAt: null, guestsMax: 3 });
    const { results } = await repeat(event.id, { count: 4 }, true);
    const [second = "", third = "", fourth = ""] = results.map((date) => date.id);
    const { id: poolId } = await store.db.seatPool.findFirstOrThrow({ where: { eventId: third } });
    const [guest = ""] = await createUsers(store.db, 1);
    const join = {
      kind: "join" as const,
      rsvpId: guest,
      userId: guest,
      actorId: guest,
      specialRequirements: null,
    };
    await inTransaction(store.db, (tx) => applySeatRequests(tx, poolId, [{ ...join, guests: 2 }], now));
    await store.db.event.update({ where: { id: second }, data: { title: "Dinner" } });
    await store.db.event.update({
      where: { id: second },
      data: { pools: { updateMany: { where: {}, data: { capacity: 2 } } } },
    });

    const applied = await applyToFollowing(store.db, { ...(await by(second)), parts: ["title", "seats"] });
    expect(applied).toMatchObject([
      { id: third, outcome: "refused", reason: "capacity.below-taken" },
      { id: fourth, outcome: "done" },
    ]);
    expect(await read(fourth)).toMatchObject({ title: "Dinner", capacity: 2 });
    expect(await read(third)).toMatchObject({ title: "Supper", capacity: 4 });
    expect(await read(event.id)).toMatchObject({ title: "Supper", capacity: 4 });
    const again = await applyToFollowing(store.db, { ...(await by(second)), parts: ["title"] });
    expect(again).toMatchObject([{ outcome: "done" }, { outcome: "unchanged" }]);
  });

  test("the later dates are cancelled together; drafts are reported as refused, and a repeat changes nothing", async () => {
    const event = await create();
    await publishEvent(store.db, await by(event.id));
    const { results } = await repeat(event.id, { count: 3 }, true);
    const draft = await repeat(results[1]?.id ?? "", { count: 2 });
    const cancelled = await cancelFollowing(store.db, { ...(await by(event.id)), includeThis: true });
    expect(cancelled.map((date) => [date.id, date.outcome, date.reason])).toEqual([
      [event.id, "done", undefined],
      [results[0]?.id, "done", undefined],
      [results[1]?.id, "done", undefined],
      [draft.results[0]?.id, "refused", "event.not-published"],
    ]);
    expect((await datesOf(event.id)).map((date) => date.status)).toEqual([
      ...["cancelled", "cancelled", "cancelled", "draft"],
    ]);
  });

  test("cancelling the later dates reports each result, even if one of them fails", async () => {
    const { db } = store;
    const event = await create();
    await publishEvent(db, await by(event.id));
    const { results } = await repeat(event.id, { count: 3 }, true);
    await db.$executeRawUnsafe(`create function second_is_broken() returns trigger language plpgsql as $$
      begin if new.id = '${results[0]?.id}' then raise exception 'broken'; end if; return new; end $$`);
    await db.$executeRaw`create trigger second_is_broken before update on "Event"
      for each row execute function second_is_broken()`;
    const cancelling = cancelFollowing(db, { ...(await by(event.id)), includeThis: true });
    const cancelled = await cancelling.finally(
      () => db.$executeRaw`drop trigger second_is_broken on "Event"`,
    );
    expect(cancelled.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ["done", undefined],
      ["refused", "server.fault"],
      ["done", undefined],
    ]);
  });

  test("later dates that the viewer does not help with stay unchanged", async () => {
    const event = await create();
    const { results } = await repeat(event.id, { count: 3 }, true);
    const [cohostId = ""] = await createUsers(store.db, 1);
    const { email } = await viewerOf(store.db, cohostId);
    const roles = [event.id, results[0]?.id ?? ""].map((eventId) => ({
      eventId,
      email,
      role: "cohost" as const,
    }));
    await store.db.eventStaff.createMany({ data: roles });
    const cancelled = await cancelFollowing(store.db, {
      ...(await by(event.id, cohostId)),
      includeThis: false,
    });
    expect(cancelled).toMatchObject([{ outcome: "done" }, { outcome: "refused", reason: "event.not-found" }]);
  });
});

test("a series shows each viewer the dates that they may see", async () => {
  const event = await create();
  await publishEvent(store.db, await by(event.id));
  const { results } = await repeat(event.id, { count: 5 }, true);
  const ids = [event.id, ...results.map((date) => date.id)];
  const [, , unlisted = "", secret = "", draft = ""] = ids;
  await store.db.event.update({ where: { id: unlisted }, data: { visibility: "unlisted" } });
  await store.db.event.update({ where: { id: secret }, data: { visibility: "private" } });
  await changeEventRow(store.db, draft, { status: "draft" });
  const seen = async (from: string, userId: string | null) =>
    (await datesOf(from, userId)).map((date) => ids.indexOf(date.id));
  const [stranger = ""] = await createUsers(store.db, 1);
  expect(await seen(event.id, null)).toEqual([0, 1]);
  expect(await seen(event.id, stranger)).toEqual([0, 1]);
  expect(await seen(unlisted, stranger)).toEqual([0, 1, 2]);
  expect(await seen(event.id, hostId)).toEqual([0, 1, 2, 3, 4]);
});

describe("extending a series", () => {
  const outcomes = (repeated: Awaited<ReturnType<typeof repeat>>) =>
    repeated.results.map(({ startsAt, outcome }) => `${startsAt.slice(0, 10)} ${outcome}`);
  const startsOf = async (eventId: string) =>
    (await datesOf(eventId)).map(({ startsAt }) => utcToLocal(new Date(startsAt), "Europe/Berlin"));

  test("extending a series does not bring back a deleted date", async () => {
    const event = await create();
    const { results } = await repeat(event.id);
    await deleteDraft(store.db, await by(results[0]?.id ?? ""));
    const extended = await repeat(event.id, { count: 4 });
    expect(outcomes(extended)).toEqual(["2027-04-09 unchanged", "2027-04-16 done"]);
    expect(extended.skipped).toEqual([{ on: "2027-04-02", reason: "deleted" }]);
  });

  test("extending a series does not duplicate a date that was moved to another hour or day", async () => {
    const event = await create();
    const { results } = await repeat(event.id);
    const times = { startsAt: new Date("2027-04-03T10:00Z"), endsAt: new Date("2027-04-03T12:00Z") };
    const deadline = { rsvpClosesAt: new Date("2027-04-03T09:00Z") };
    await editEvent(store.db, { ...(await by(results[0]?.id ?? "")), changes: { ...times, ...deadline } });
    await repeat(event.id, { count: 4 });
    expect(await startsOf(event.id)).toEqual([
      "2027-03-26T19:00",
      "2027-04-03T12:00",
      "2027-04-09T19:00",
      "2027-04-16T19:00",
    ]);
  });

  test("extending a series from a moved date continues with the days of the series", async () => {
    const event = await create();
    const { results } = await repeat(event.id, { count: 2 });
    const last = results[0]?.id ?? "";
    const changes = {
      startsAt: new Date("2027-04-03T18:00Z"),
      endsAt: new Date("2027-04-03T20:00Z"),
      rsvpClosesAt: null,
    };
    await editEvent(store.db, { ...(await by(last)), changes });
    await repeat(last, { count: 2 });
    expect(await startsOf(event.id)).toEqual(["2027-03-26T19:00", "2027-04-03T20:00", "2027-04-09T20:00"]);
  });

  test("extending a series leaves a cancelled date cancelled, also when it changes from weeks to months", async () => {
    const event = await publishEvent(store.db, await by((await create()).id));
    const { results } = await repeat(event.id, { count: 6 }, true);
    const onThe26th = await by(results[4]?.id ?? "");
    await cancelEvent(store.db, onThe26th);
    const monthly = await repeat(event.id, { frequency: "monthly", count: 3 });
    expect(outcomes(monthly)).toEqual(["2027-04-26 done", "2027-05-26 done"]);
    const again = await repeat(event.id, { count: 6 });
    expect(again.results.every(({ outcome }) => outcome === "unchanged")).toBe(true);
    const { series } = await getSeries(store.db, { eventId: event.id, viewer: null, now });
    expect(series?.frequency).toBe("weekly");
  });

  test("extending a series concurrently from two of its dates creates each date once", async () => {
    const event = await create();
    const { results } = await repeat(event.id, { count: 2 });
    const other = results[0]?.id ?? "";
    await Promise.all([repeat(event.id, { count: 5 }), repeat(other, { count: 4 })]);
    expect(await datesOf(event.id)).toHaveLength(5);
  });

  test("extending a series on the fifth Friday always skips the months without one", async () => {
    const times = { startsAt: "2027-01-29T19:00:00+01:00", endsAt: "2027-01-29T22:00:00+01:00" };
    const event = await create({ ...times, rsvpOpensAt: null, rsvpClosesAt: null });
    const rule = { frequency: "monthly", monthlyBy: "weekday", count: 3 } as const;
    expect(outcomes(await repeat(event.id, rule))).toEqual(["2027-04-30 done", "2027-07-30 done"]);
    const again = await repeat(event.id, { ...rule, count: 4 });
    expect(outcomes(again)).toEqual(["2027-04-30 unchanged", "2027-07-30 unchanged", "2027-10-29 done"]);
  });
});
