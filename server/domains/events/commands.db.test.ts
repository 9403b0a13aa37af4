import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createUsers, hours, NOW, rsvpsOf } from "../../../tests/factories";
import { inTransaction } from "../../db/transaction";
import { applySeatRequests } from "../../seats/apply";
import { ownPoolId, poolIn } from "../../seats/owner";
import type { EventRole } from "./access/policy";
import type { EventAccess } from "./access/queries";
import { cancelEvent, editEvent, publishEvent } from "./commands";
import { createEvent, deleteDraft, duplicateEvent } from "./drafts.commands";
import { createEventInput, type EventChanges, type EventDetails } from "./schema";

const store = testDatabase();
const now = NOW;
let hostId: string;

beforeEach(async () => {
  [hostId = ""] = await createUsers(store.db, 1);
});

function planOf(change: Record<string, unknown> = {}) {
  return createEventInput.parse({
    title: "Supper for twelve",
    startsAt: hours(48).toISOString(),
    endsAt: hours(51).toISOString(),
    timeZone: "Europe/Berlin",
    capacity: 2,
    guestsMax: 3,
    ...change,
  });
}

const create = (change: Record<string, unknown> = {}) =>
  createEvent(store.db, { plan: planOf(change), hostId, now });

async function accessTo(event: EventDetails, role: EventRole = "host"): Promise<EventAccess> {
  const select = {
    id: true,
    slug: true,
    hostId: true,
    title: true,
    status: true,
    visibility: true,
    groupId: true,
    pools: ownPoolId,
  } as const;
  const { pools, ...row } = await store.db.event.findUniqueOrThrow({ where: { id: event.id }, select });
  return { ...row, poolId: poolIn({ pools }).id, role };
}

const changeOf = async (event: EventDetails, role?: EventRole) => ({
  event: await accessTo(event, role),
  actorId: hostId,
  now,
});

async function edit(
  event: EventDetails,
  changes: EventChanges,
  expectedVersion: number | undefined = event.version,
) {
  return editEvent(store.db, { ...(await changeOf(event)), changes, expectedVersion });
}

const publish = async (event: EventDetails) => publishEvent(store.db, await changeOf(event));

/** People who join one after another, with parties of these sizes. */
async function fill(event: EventDetails, sizes: number[]): Promise<string[]> {
  const { poolId } = await accessTo(event);
  const userIds = await createUsers(store.db, sizes.length);
  const requests = userIds.map((userId, index) => ({
    kind: "join" as const,
    rsvpId: userId,
    userId,
    actorId: userId,
    specialRequirements: null,
    guests: (sizes[index] ?? 1) - 1,
  }));
  await inTransaction(store.db, (tx) => applySeatRequests(tx, poolId, requests, now));
  return userIds;
}

async function statuses(event: EventDetails): Promise<Record<string, string>> {
  const rows = await rsvpsOf(store.db, (await accessTo(event)).poolId);
  return Object.fromEntries(rows.map((row) => [row.userId, row.status]));
}

async function toldOf(event: EventDetails): Promise<string[]> {
  const told = await store.db.outboxEvent.findMany({
    where: { aggregateId: event.id },
    orderBy: { seq: "asc" },
  });
  return told.map((fact) => fact.type);
}

async function snapshot(event: EventDetails) {
  const { poolId } = await accessTo(event);
  return {
    event: await store.db.event.findUnique({ where: { id: event.id } }),
    pool: await store.db.seatPool.findUnique({ where: { id: poolId } }),
    ledger: await store.db.rsvpLedger.count({ where: { poolId } }),
    told: await toldOf(event),
  };
}

describe("an edit", () => {
  test("an edit changes the fields that it names and appends a fact", async () => {
    const event = await publish(await create());
    const edited = await edit(event, { title: "Supper for fourteen", endsAt: hours(52), place: null });
    expect(edited).toMatchObject({
      title: "Supper for fourteen",
      version: event.version + 1,
      slug: event.slug,
    });
    const { pool, event: row } = await snapshot(event);
    expect([row?.endsAt, pool?.endsAt]).toEqual([hours(52), hours(52)]);
    expect(await toldOf(event)).toEqual(["event.published", "event.changed", "event.rescheduled"]);
  });

  test("an edit of a draft's title changes its slug too", async () => {
    const event = await create({ title: "S" });
    const edited = await edit(event, { title: "Supper by the sea" });
    expect(edited.slug).toBe(`supper-by-the-sea-${event.slug.slice(-8)}`);
  });

  test("an edit of an older version is refused with the current event", async () => {
    const event = await create();
    await edit(event, { title: "Mine" });
    const late = edit(event, { title: "Yours" });
    await expect(late).rejects.toMatchObject({
      code: "conflict",
      reason: "event.changed-meanwhile",
      details: { event: { title: "Mine", version: 2 } },
    });
  });

  test("of two concurrent edits of one version, one succeeds", async () => {
    const event = await create();
    const attempts = await Promise.allSettled([
      edit(event, { title: "Mine" }),
      edit(event, { title: "Yours" }),
    ]);
    expect(attempts.map((attempt) => attempt.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await snapshot(event)).event?.version).toBe(2);
  });

  test("an edit that is repeated changes the event once, whatever version the repeat is based on", async () => {
    const event = await create();
    const first = await edit(event, { title: "Mine", capacity: 5, startsAt: hours(47) });
    const before = await snapshot(event);
    expect(await edit(event, { title: "Mine", capacity: 5, startsAt: hours(47) })).toEqual(first);
    expect(await snapshot(event)).toEqual(before);
  });

  test("an edit without a version changes the fields that it names, even if other edits happened meanwhile", async () => {
    const event = await create();
    await edit(event, { place: "The old mill" });
    const change = { ...(await changeOf(event)), changes: { title: "Supper by the sea" } };
    const edited = await editEvent(store.db, change);
    expect(edited).toMatchObject({ title: "Supper by the sea", place: "The old mill", version: 3 });
  });

  test("an edit of the title that repeats the current times and place does not notify guests of a new time", async () => {
    const event = await publish(await create({ place: "The old mill" }));
    const same = { startsAt: hours(48), endsAt: hours(51), place: "The old mill", timeZone: "Europe/Berlin" };
    await edit(event, { ...same, title: "Supper for fourteen" });
    expect(await toldOf(event)).toEqual(["event.published", "event.changed"]);
  });

  test("an edit of the title is not refused for invalid times that it does not name", async () => {
    const event = await create();
    const { poolId } = await accessTo(event);
    await store.db.seatPool.update({ where: { id: poolId }, data: { closesAt: hours(90) } });
    expect(await edit(event, { title: "Supper for fourteen" })).toMatchObject({
      title: "Supper for fourteen",
    });
  });

  test("an edit that adds seats gives them to the waitlist in the same transaction", async () => {
    const event = await publish(await create({ capacity: 2 }));
    const [first, second, pair, single] = await fill(event, [1, 1, 2, 1]);
    const edited = await edit(event, { capacity: 4 });
    expect(edited.seats).toMatchObject({ capacity: 4, confirmedSeats: 4, seatsLeft: 0, waitlistLength: 1 });
    expect(await statuses(event)).toEqual({
      [first as string]: "confirmed",
      [second as string]: "confirmed",
      [pair as string]: "confirmed",
      [single as string]: "waitlisted",
    });
  });

  test("an edit that ends approval admits the open requests in their order and notifies them in the same transaction", async () => {
    const event = await publish(await create({ capacity: 2, approvalRequired: true }));
    const [first, second, third] = await fill(event, [1, 1, 1]);
    const edited = await edit(event, { approvalRequired: false });
    expect(edited.seats).toMatchObject({ confirmedSeats: 2, waitlistLength: 1 });
    expect(await statuses(event)).toEqual({
      [first as string]: "confirmed",
      [second as string]: "confirmed",
      [third as string]: "waitlisted",
    });
    const told = await store.db.outboxEvent.findMany({
      where: { aggregateId: { in: [first, second, third] as string[] }, type: { not: "rsvp.requested" } },
      orderBy: { seq: "asc" },
    });
    expect(told.map(({ type }) => type)).toEqual(["rsvp.confirmed", "rsvp.confirmed", "rsvp.waitlisted"]);
  });

  test("an edit to fewer seats than are taken is refused and changes nothing", async () => {
    const event = await publish(await create({ capacity: 4 }));
    await fill(event, [2, 1]);
    const before = await snapshot(event);
    await expect(edit(event, { capacity: 2, title: "Smaller" })).rejects.toMatchObject({
      reason: "capacity.below-taken",
      details: { field: "capacity", seatsTaken: 3 },
    });
    expect(await snapshot(event)).toEqual(before);
  });

  test("an edit checks new times against the times that stay", async () => {
    const event = await create({ rsvpClosesAt: hours(50).toISOString() });
    await expect(edit(event, { endsAt: hours(49) })).rejects.toMatchObject({
      details: { fields: [{ field: "rsvpClosesAt" }] },
    });
    await expect(edit(event, { startsAt: hours(60) })).rejects.toMatchObject({
      details: { fields: [{ field: "endsAt" }] },
    });
  });

  test("an edit does not move a published event into the past", async () => {
    const event = await publish(await create());
    const move = edit(event, { startsAt: hours(-5), endsAt: hours(-2) });
    await expect(move).rejects.toMatchObject({ details: { fields: [{ field: "endsAt" }] } });
  });

  test("an edit of the zone alone moves no instant", async () => {
    const event = await create();
    const edited = await edit(event, { timeZone: "Asia/Kathmandu" });
    expect(edited).toMatchObject({
      timeZone: "Asia/Kathmandu",
      startsAt: event.startsAt,
      endsAt: event.endsAt,
    });
  });
});

describe("publishing and cancelling", () => {
  test("publishing opens the seats and cancelling closes them, once each", async () => {
    const event = await create();
    const published = await publish(event);
    expect(published.status).toBe("published");
    expect(await publish(event)).toEqual(published);
    expect((await snapshot(event)).pool?.state).toBe("open");

    const cancelled = await cancelEvent(store.db, await changeOf(event));
    expect(cancelled.status).toBe("cancelled");
    expect(await cancelEvent(store.db, await changeOf(event))).toEqual(cancelled);
    expect((await snapshot(event)).pool?.state).toBe("cancelled");
    expect(await toldOf(event)).toEqual(["event.published", "event.cancelled"]);
  });

  test("a draft in the past cannot be published, and a draft cannot be cancelled", async () => {
    const event = await create({ startsAt: hours(-4).toISOString(), endsAt: hours(-1).toISOString() });
    const before = await snapshot(event);
    await expect(publish(event)).rejects.toMatchObject({ code: "conflict", reason: "event.past" });
    await expect(cancelEvent(store.db, await changeOf(event))).rejects.toMatchObject({
      reason: "event.not-published",
    });
    expect(await snapshot(event)).toEqual(before);
  });

  test("a cancelled event can only be duplicated", async () => {
    const event = await publish(await create());
    const cancelled = await cancelEvent(store.db, await changeOf(event));
    await expect(edit(cancelled, { title: "Again" })).rejects.toMatchObject({ reason: "event.cancelled" });
    await expect(publish(event)).rejects.toMatchObject({ reason: "event.cancelled" });
    await expect(deleteDraft(store.db, await changeOf(event))).rejects.toMatchObject({
      reason: "event.not-draft",
    });

    const copy = await duplicateEvent(store.db, { ...(await changeOf(event)), startsAt: null });
    expect(copy).toMatchObject({
      status: "draft",
      title: event.title,
      capacity: 2,
      guestsMax: 3,
      viewerRole: "host",
    });
    expect(copy.startsAt).toBe(hours(48 + 7 * 24).toISOString());
    expect(copy.seats).toMatchObject({ confirmedSeats: 0, waitlistLength: 0 });
    expect([copy.id, copy.slug, copy.inviteToken]).not.toContain([event.id, event.slug, event.inviteToken]);
  });
});
