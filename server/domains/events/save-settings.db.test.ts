import { expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { createUsers, hours, NOW } from "../../../tests/factories";
import { getEventAccess } from "./access/queries";
import { editEvent } from "./commands";
import { createEvent, duplicateEvent } from "./drafts.commands";
import { createEventInput, editEventInput } from "./schema";

const store = testDatabase();
const now = NOW;

/** One value per setting that differs from its default. */
const SETTINGS = {
  placeHidden: true,
  guestList: "hosts",
  approvalRequired: true,
  waitlistMode: "offer",
  offerMinutes: 45,
  cutoffMinutes: 120,
  partyRule: "strict",
  passOversMax: 7,
  rsvpOpensAt: hours(10).toISOString(),
  rsvpClosesAt: hours(40).toISOString(),
};
const PLAN = {
  title: "Supper",
  timeZone: "Europe/Berlin",
  capacity: 8,
  startsAt: hours(48).toISOString(),
  endsAt: hours(51).toISOString(),
};

async function hostOf() {
  const [hostId = ""] = await createUsers(store.db, 1);
  const viewer = await viewerOf(store.db, hostId);
  return { hostId, access: (eventId: string) => getEventAccess(store.db, { now: NOW, eventId, viewer }) };
}

test("a new event has all settings that the host chose, and so does a copy", async () => {
  const { hostId, access } = await hostOf();
  const plan = createEventInput.parse({ ...PLAN, ...SETTINGS });
  const event = await createEvent(store.db, { plan, hostId, now });
  expect(event).toMatchObject(SETTINGS);
  const by = { event: await access(event.id), actorId: hostId, startsAt: null, now };
  expect(await duplicateEvent(store.db, by)).toMatchObject({
    ...SETTINGS,
    rsvpOpensAt: hours(10 + 7 * 24).toISOString(),
    rsvpClosesAt: hours(40 + 7 * 24).toISOString(),
  });
});

test("an edit of one setting changes that setting and nothing else", async () => {
  const { hostId, access } = await hostOf();
  const event = await createEvent(store.db, { plan: createEventInput.parse(PLAN), hostId, now });
  const input = { eventId: event.id, expectedVersion: event.version, ...SETTINGS };
  const { eventId: _, expectedVersion, ...changes } = editEventInput.parse(input);
  const by = { event: await access(event.id), actorId: hostId, now };
  const edited = await editEvent(store.db, { ...by, changes, expectedVersion });
  expect(edited).toEqual({
    ...event,
    ...SETTINGS,
    version: event.version + 1,
    seats: { ...event.seats, version: edited.seats.version },
  });
});

test("an opening time after the deadline or the start is refused, also when only the other one moves", async () => {
  const { hostId, access } = await hostOf();
  const plan = createEventInput.parse({ ...PLAN, rsvpOpensAt: SETTINGS.rsvpOpensAt });
  const event = await createEvent(store.db, { plan, hostId, now });
  const by = { event: await access(event.id), actorId: hostId, now, expectedVersion: event.version };
  for (const changes of [{ rsvpClosesAt: hours(9) }, { startsAt: hours(10) }]) {
    await expect(editEvent(store.db, { ...by, changes })).rejects.toMatchObject({
      details: { fields: [{ field: "rsvpOpensAt" }] },
    });
  }
});
