import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createUsers, hours, NOW } from "../../../tests/factories";
import type { Viewer } from "../accounts/schema";
import { getEventAccess } from "./access/queries";
import { createEvent, deleteDraft, duplicateEvent } from "./drafts.commands";
import { createEventInput, type EventDetails } from "./schema";

const store = testDatabase();
const now = NOW;
let hostId: string;

beforeEach(async () => {
  [hostId = ""] = await createUsers(store.db, 1);
});

function planOf(change: Record<string, unknown> = {}) {
  const times = { startsAt: hours(48).toISOString(), endsAt: hours(51).toISOString() };
  return createEventInput.parse({
    title: "Supper for twelve",
    timeZone: "Europe/Berlin",
    capacity: 2,
    guestsMax: 3,
    ...times,
    ...change,
  });
}

const create = (change: Record<string, unknown> = {}) =>
  createEvent(store.db, { plan: planOf(change), hostId, now });

async function accessTo(event: EventDetails) {
  const host = await store.db.user.findUniqueOrThrow({ where: { id: hostId } });
  const viewer: Viewer = { ...host, emailVerified: true };
  return getEventAccess(store.db, { now: NOW, eventId: event.id, viewer });
}

describe("a new event", () => {
  test("a new draft has the seats and times of its pool", async () => {
    const event = await create({ title: "Süße Träume", partyRule: "strict" });
    expect(event).toMatchObject({
      status: "draft",
      version: 1,
      capacity: 2,
      partyRule: "strict",
      waitlistMode: "automatic",
      viewerRole: "host",
      slug: expect.stringMatching(/^susse-traume-[a-z0-9]{8}$/),
      seats: { capacity: 2, confirmedSeats: 0, seatsLeft: 2, waitlistLength: 0 },
    });
    const row = await store.db.event.findUniqueOrThrow({ where: { id: event.id }, include: { pools: true } });
    expect(row.pools[0]).toMatchObject({ state: "draft", startsAt: row.startsAt, endsAt: row.endsAt });
    expect(Buffer.from(event.inviteToken ?? "", "base64url")).toHaveLength(16);
  });

  test("an event with contradicting times is refused and not created", async () => {
    const count = await store.db.event.count();
    const attempt = create({ endsAt: hours(1).toISOString(), rsvpClosesAt: hours(90).toISOString() });
    await expect(attempt).rejects.toMatchObject({
      reason: "input.invalid",
      details: { fields: [{ field: "endsAt" }, { field: "rsvpClosesAt" }] },
    });
    expect(await store.db.event.count()).toBe(count);
  });

  test("an account can create at most thirty events in an hour", async () => {
    for (let made = 0; made < 30; made++) await create();
    await expect(create()).rejects.toMatchObject({ code: "rate-limited", reason: "event.too-many" });
    const later = hours(1.01);
    await expect(createEvent(store.db, { plan: planOf(), hostId, now: later })).resolves.toBeDefined();
  });
});

test("a copy is a new draft that belongs to the person who made it", async () => {
  const event = await create();
  const [cohostId = ""] = await createUsers(store.db, 1);
  const asked = { event: await accessTo(event), actorId: cohostId, now };
  const copy = await duplicateEvent(store.db, { ...asked, startsAt: hours(400) });
  expect(copy).toMatchObject({
    status: "draft",
    version: 1,
    title: event.title,
    guestsMax: 3,
    host: { id: cohostId },
    startsAt: hours(400).toISOString(),
    endsAt: hours(403).toISOString(),
  });
  expect([copy.id, copy.slug, copy.inviteToken]).not.toContain([event.id, event.slug, event.inviteToken]);
});

test("a deleted draft is deleted with its pool", async () => {
  const event = await create();
  const access = await accessTo(event);
  await deleteDraft(store.db, { event: access });
  expect(await store.db.event.findUnique({ where: { id: event.id } })).toBeNull();
  expect(await store.db.seatPool.findUnique({ where: { id: access.poolId } })).toBeNull();
  await expect(deleteDraft(store.db, { event: access })).rejects.toMatchObject({ code: "not-found" });
});
