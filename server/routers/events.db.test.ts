import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createUsers } from "../../tests/factories";
import type { Viewer } from "../domains/accounts/schema";
import { createCallerFactory } from "../trpc/procedures";
import { eventsRouter } from "./events";

const store = testDatabase();
const people: Record<"host" | "cohost" | "door" | "stranger", Viewer> = {} as never;

/** Relative to the real time: changes of events are decided by the database's clock. */
const inHours = (n: number) => new Date(Date.now() + n * 3_600_000);

const plan = {
  title: "Supper for twelve",
  startsAt: inHours(48).toISOString(),
  endsAt: inHours(51).toISOString(),
  timeZone: "Europe/Berlin",
};

function as(viewer: Viewer | null) {
  return createCallerFactory(eventsRouter)({
    db: store.db,
    now: new Date(),
    viewer,
    requestId: "test",
    clientAddress: "127.0.0.1",
    credential: viewer ? "cookie" : "none",
  });
}

const refused = (code: string, reason: string) =>
  expect.objectContaining({ cause: expect.objectContaining({ code, reason }) });

beforeAll(async () => {
  for (const key of ["host", "cohost", "door", "stranger"] as const) {
    const [id = ""] = await createUsers(store.db, 1);
    const user = await store.db.user.update({ where: { id }, data: { email: `${key}@people.test` } });
    people[key] = { ...user, emailVerified: true };
  }
});

async function staffed(change: Record<string, unknown> = {}) {
  const event = await as(people.host).create({ ...plan, ...change });
  await as(people.host).staff.add({ eventId: event.id, email: "CoHost@People.test ", role: "cohost" });
  await as(people.host).staff.add({ eventId: event.id, email: "door@people.test", role: "door" });
  return event;
}

describe("access to events", () => {
  test("a co-host may do everything except change staff and delete", async () => {
    const { id: eventId } = await staffed();
    const cohost = as(people.cohost);
    const edited = await cohost.edit({ eventId, expectedVersion: 1, title: "Supper for thirteen" });
    expect(edited).toMatchObject({
      title: "Supper for thirteen",
      viewerRole: "cohost",
      inviteToken: expect.any(String),
    });
    await expect(cohost.publish({ eventId })).resolves.toMatchObject({ status: "published" });
    await expect(cohost.staff.list({ eventId })).resolves.toMatchObject({
      items: [{ role: "cohost" }, { role: "door" }],
    });
    const tooLow = refused("forbidden", "role.too-low");
    await expect(cohost.staff.add({ eventId, email: "x@people.test", role: "door" })).rejects.toThrow(tooLow);
    await expect(cohost.staff.remove({ eventId, email: "door@people.test" })).rejects.toThrow(tooLow);
    await expect(cohost.deleteDraft({ eventId })).rejects.toThrow(tooLow);
  });

  test("door staff see a draft without its invitation link and cannot change it", async () => {
    const { id: eventId } = await staffed();
    const door = as(people.door);
    const seen = await door.get({ eventId });
    expect(seen).toMatchObject({ status: "draft", viewerRole: "door" });
    expect(seen).not.toHaveProperty("inviteToken");
    const tooLow = refused("forbidden", "role.too-low");
    await expect(door.edit({ eventId, expectedVersion: 1, title: "Mine" })).rejects.toThrow(tooLow);
    await expect(door.publish({ eventId })).rejects.toThrow(tooLow);
    await expect(door.staff.list({ eventId })).rejects.toThrow(tooLow);
  });

  test("strangers get not-found for a draft and cannot change a public event", async () => {
    const { id: eventId } = await staffed();
    const none = refused("not-found", "event.not-found");
    await expect(as(people.stranger).get({ eventId })).rejects.toThrow(none);
    await expect(as(null).get({ eventId })).rejects.toThrow(none);
    await as(people.host).publish({ eventId });
    await expect(as(null).get({ eventId })).resolves.toMatchObject({ viewerRole: null });
    await expect(as(people.stranger).edit({ eventId, expectedVersion: 2, title: "Mine" })).rejects.toThrow(
      none,
    );
    await expect(as(null).cancel({ eventId })).rejects.toThrow(refused("unauthenticated", "sign-in.missing"));
  });

  test("a role counts only for a confirmed address and ends when it is revoked", async () => {
    const { id: eventId } = await staffed();
    const unconfirmed = as({ ...people.cohost, emailVerified: false });
    await expect(unconfirmed.get({ eventId })).rejects.toThrow(refused("not-found", "event.not-found"));
    await as(people.host).staff.remove({ eventId, email: people.cohost.email });
    await expect(as(people.cohost).get({ eventId })).rejects.toThrow(refused("not-found", "event.not-found"));
  });

  test("an address holds one role, and the host's address holds no other", async () => {
    const { id: eventId } = await staffed();
    const host = as(people.host);
    const { items } = await host.staff.add({ eventId, email: people.cohost.email, role: "door" });
    expect(items).toEqual([
      { email: "cohost@people.test", role: "door" },
      { email: "door@people.test", role: "door" },
    ]);
    await expect(host.staff.add({ eventId, email: people.host.email, role: "door" })).rejects.toThrow(
      refused("conflict", "staff.is-host"),
    );
  });

  test("a private event is readable only with its invitation", async () => {
    const event = await staffed({ visibility: "private" });
    await as(people.host).publish({ eventId: event.id });
    const none = refused("not-found", "event.not-found");
    await expect(as(null).get({ eventId: event.id, invite: "guess" })).rejects.toThrow(none);
    const seen = await as(null).get({ eventId: event.id, invite: event.inviteToken });
    expect(seen).toMatchObject({ title: event.title });
    expect(seen).not.toHaveProperty("inviteToken");
  });
});

describe("inputs of events", () => {
  test("an event is found by id and by slug in any letter case", async () => {
    const event = await staffed();
    await as(people.host).publish({ eventId: event.id });
    await expect(as(null).get({ eventId: event.slug })).resolves.toMatchObject({ id: event.id });
    await expect(as(null).get({ eventId: event.id.toUpperCase() })).resolves.toMatchObject({ id: event.id });
  });

  test.each(["nothing-like-it", "019aa000-0000-7000-8000-000000000000"])(
    "the unknown key %s is not found",
    async (eventId) => {
      await expect(as(null).get({ eventId })).rejects.toThrow(refused("not-found", "event.not-found"));
    },
  );

  test.each([
    ["eventId", { eventId: "../etc" }],
    ["eventId", { eventId: 7 }],
    ["eventId", {}],
  ])("a malformed %s is refused by its field name", async (field, input) => {
    const attempt = as(null).get(input as never);
    await expect(attempt).rejects.toMatchObject({
      cause: { code: "invalid", details: { fields: [{ field }] } },
    });
  });

  test("a version that does not exist or an unknown field changes nothing", async () => {
    const { id: eventId } = await staffed();
    const host = as(people.host);
    await expect(host.edit({ eventId, expectedVersion: 9, title: "Late" })).rejects.toMatchObject({
      cause: { reason: "event.changed-meanwhile", details: { event: { version: 1 } } },
    });
    await expect(host.edit({ eventId, expectedVersion: 1, hostId: people.door.id } as never)).rejects.toThrow(
      /hostId/,
    );
    await expect(host.get({ eventId })).resolves.toMatchObject({ version: 1, host: { id: people.host.id } });
  });

  test("markup in every text comes back as it was typed", async () => {
    const text = '<img src=x onerror="alert(1)"> & </script>';
    const event = await as(people.host).create({ ...plan, title: text, description: text, place: text });
    expect(event).toMatchObject({ title: text, description: text, place: text });
  });
});
