import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createUsers, newId } from "../../../tests/factories";
import { provideEnv } from "../../env";
import { relayOnce } from "../../outbox/relay";
import { ask, createComingEvent, joinAll, openEvents } from "../../outbox/testing/outbox-fixtures";
import { cancelMessage, editMessage, releaseDueMessages, writeMessage } from "./commands";
import { countPeople, getMessage, listMessages, previewMessage } from "./queries";
import type { MessageStatus } from "./schema";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "https://turnout.example" });
const database = testDatabase();
const SUBJECT = "Doors open at half past six";

beforeEach(async () => {
  await database.db.outboxEvent.deleteMany();
  await database.db.mailboxMessage.deleteMany();
});

const minutes = (n: number) => new Date(Date.now() + n * 60_000);

async function settle() {
  await database.db.outboxEvent.deleteMany({ where: { type: { not: "message.released" } } });
}

/** Relays until nothing is owed. @returns who was mailed with this subject, each as often as they were */
async function mailedAfterRelay(subject = SUBJECT): Promise<string[]> {
  const { db } = database;
  for (let now = minutes(1); (await openEvents(db)).length > 0; now = new Date(now.getTime() + 1000)) {
    await relayOnce(db, { now });
  }
  const mails = await db.mailboxMessage.findMany({ where: { subject }, orderBy: { to: "asc" } });
  return mails.map((mail) => mail.to.split("@")[0] ?? "");
}

type Wish = { statuses?: MessageStatus[]; rsvpIds?: string[]; checkIn?: "anyone" | "arrived" | "missing" };

function write(event: { id: string; poolId: string; hostId: string }, wish: Wish & { sendAt?: Date } = {}) {
  const audience = {
    checkIn: "anyone" as const,
    ...(wish.rsvpIds ? {} : { statuses: ["confirmed" as const] }),
    ...wish,
  };
  const words = { subject: SUBJECT, body: "The bar is open.\n\nSee you there!" };
  return writeMessage(database.db, { event, authorId: event.hostId, ...words, ...audience, now: new Date() });
}

/** Two who are in, two who wait, one who cancelled, one declined. */
async function mixedEvent() {
  const { db } = database;
  const event = await createComingEvent(db, { capacity: 4 });
  const [ana = "", ben = "", gone = "", no = "", chi = "", dev = ""] = await joinAll(db, event, 6);
  const rsvpId = (await db.rsvp.findFirstOrThrow({ where: { poolId: event.poolId, userId: no } })).id;
  await db.seatPool.update({ where: { id: event.poolId }, data: { state: "draft" } });
  await ask(db, event, [{ kind: "decline", actorId: event.hostId, rsvpId }]);
  await ask(db, event, [{ kind: "withdraw", actorId: gone, userId: gone }]);
  await db.seatPool.update({ where: { id: event.poolId }, data: { state: "open" } });
  const rows = await db.rsvp.findMany({ where: { poolId: event.poolId } });
  const idOf = (userId: string) => rows.find((row) => row.userId === userId)?.id ?? "";
  await settle();
  return { db, event, ana, ben, gone, no, chi, dev, idOf };
}

describe("whom a message is for", () => {
  test("goes by status, and by nothing that was so before", async () => {
    const { db, event, ana, ben, gone, no, chi, dev } = await mixedEvent();
    const rows = await db.rsvp.findMany({ where: { poolId: event.poolId } });
    const by = (...statuses: MessageStatus[]) =>
      rows
        .filter((row) => statuses.includes(row.status))
        .map((row) => row.userId)
        .sort();
    expect(by("confirmed", "waitlisted")).toEqual([ana, ben, chi, dev].sort());
    expect(by("cancelled", "declined")).toEqual([gone, no].sort());
    await write(event, { statuses: ["confirmed", "waitlisted"] });
    expect(await mailedAfterRelay()).toEqual(by("confirmed", "waitlisted"));
    await write(event, { statuses: ["cancelled"] });
    expect((await mailedAfterRelay()).filter((id) => id === gone)).toHaveLength(1);
  });

  test("can be who has arrived, or who has not", async () => {
    const { db, event, ana } = await mixedEvent();
    await db.rsvp.updateMany({
      where: { poolId: event.poolId, userId: ana },
      data: { checkedInAt: new Date(), checkedInSeats: 1 },
    });
    const count = (checkIn: "anyone" | "arrived" | "missing") =>
      countPeople(db, event.poolId, { statuses: ["confirmed"], checkIn }, new Date());
    const everyone = await count("anyone");
    expect(await count("arrived")).toBe(1);
    expect(await count("missing")).toBe(everyone - 1);
    await write(event, { checkIn: "arrived" });
    expect(await mailedAfterRelay()).toEqual([ana]);
  });

  test("people chosen by name get nothing once they have left, unless they had left before", async () => {
    const { db, event, ana, ben, gone, idOf } = await mixedEvent();
    await write(event, { rsvpIds: [idOf(ana), idOf(ben), idOf(gone)] });
    await ask(db, event, [{ kind: "withdraw", actorId: ana, userId: ana }]);
    await settle();
    expect(await mailedAfterRelay()).toEqual([ben, gone].sort());
  });

  test("is read when the message is sent: who cancelled meanwhile gets nothing, who came in gets it", async () => {
    const { db, event, ana } = await mixedEvent();
    await write(event, { sendAt: minutes(60) });
    await ask(db, event, [{ kind: "withdraw", actorId: ana, userId: ana }]);
    await settle();
    await releaseDueMessages(db, minutes(61));
    const confirmed = await db.rsvp.findMany({ where: { poolId: event.poolId, status: "confirmed" } });
    const mailed = await mailedAfterRelay();
    expect(mailed).toEqual(confirmed.map((row) => row.userId).sort());
    expect(mailed).not.toContain(ana);
  });

  test("leaves out whoever is banned from the site", async () => {
    const { db, event, ana, ben, idOf } = await mixedEvent();
    await db.user.update({ where: { id: ana }, data: { bannedAt: new Date() } });
    await write(event, { rsvpIds: [idOf(ana), idOf(ben)] });
    expect(await mailedAfterRelay()).toEqual([ben]);
  });

  test("never reaches into another event", async () => {
    const { event, ana } = await mixedEvent();
    const other = await mixedEvent();
    await expect(write(event, { rsvpIds: [other.idOf(other.ana)] })).rejects.toMatchObject({
      reason: "rsvp.not-found",
    });
    await expect(write(event, { rsvpIds: [newId()] })).rejects.toMatchObject({ reason: "rsvp.not-found" });
    await write(event);
    expect(await mailedAfterRelay()).toContain(ana);
    expect(await mailedAfterRelay()).not.toContain(other.ana);
  });
});

test("a message that nobody would get is refused, and none is kept", async () => {
  const { db, event } = await mixedEvent();
  await expect(write(event, { checkIn: "arrived" })).rejects.toMatchObject({ reason: "message.nobody" });
  expect(await db.eventMessage.count({ where: { eventId: event.id } })).toBe(0);
});

test("450 people get it once each, in parts, however often and from however many processes it is delivered", async () => {
  const { db } = database;
  const event = await createComingEvent(db, { capacity: 500 });
  const userIds = await joinAll(db, event, 450);
  await settle();
  const { id } = await write(event);
  const now = minutes(1);
  expect(await relayOnce(db, { now, lane: "mail" })).toMatchObject({ done: 0, deferred: 1 });
  expect(await getMessage(db, event, id)).toMatchObject({ state: "sending", delivered: 200, failed: 0 });
  expect(await mailedAfterRelay()).toEqual([...userIds].sort());
  // Killed before it could write down that it was done: the next process begins anew.
  await db.outboxEvent.updateMany({ where: { aggregateId: id }, data: { doneAt: null } });
  expect(await mailedAfterRelay()).toEqual([...userIds].sort());
  expect(await getMessage(db, event, id)).toMatchObject({ state: "sent", delivered: 450, failed: 0 });
});

describe("a scheduled message", () => {
  test("waits for its time, and is set going once by however many runs", async () => {
    const { db, event } = await mixedEvent();
    const { id, state } = await write(event, { sendAt: minutes(60) });
    expect(state).toBe("scheduled");
    expect(await releaseDueMessages(db, minutes(59))).toEqual({ released: 0, cancelled: 0 });
    const second = database.openSecond(2);
    const runs = await Promise.all(
      [db, second, db, second].map((on) => releaseDueMessages(on, minutes(60.1))),
    );
    expect(runs.reduce((sum, run) => sum + run.released, 0)).toBe(1);
    const mailed = await mailedAfterRelay();
    expect(new Set(mailed).size).toBe(mailed.length);
    expect(mailed.length).toBeGreaterThan(0);
    expect(await getMessage(db, event, id)).toMatchObject({ state: "sent", delivered: mailed.length });
  });

  test("moves earlier and later, and goes at its new time only", async () => {
    const { db, event } = await mixedEvent();
    const { id } = await write(event, { sendAt: minutes(60) });
    await editMessage(db, { event, messageId: id, sendAt: minutes(120), subject: "Later", now: new Date() });
    expect(await releaseDueMessages(db, minutes(61))).toMatchObject({ released: 0 });
    await editMessage(db, { event, messageId: id, sendAt: minutes(10), now: new Date() });
    expect(await releaseDueMessages(db, minutes(11))).toMatchObject({ released: 1 });
    expect(await mailedAfterRelay("Later")).not.toEqual([]);
    await expect(
      editMessage(db, { event, messageId: id, sendAt: minutes(200), now: new Date() }),
    ).rejects.toMatchObject({ reason: "message.not-scheduled", details: { state: "sent" } });
  });

  test("that is cancelled is never sent, and cannot be cancelled twice", async () => {
    const { db, event } = await mixedEvent();
    const { id: messageId } = await write(event, { sendAt: minutes(60) });
    expect(await cancelMessage(db, { event, messageId, now: new Date() })).toMatchObject({
      state: "cancelled",
    });
    expect(await releaseDueMessages(db, minutes(61))).toMatchObject({ released: 0 });
    expect(await mailedAfterRelay()).toEqual([]);
    await expect(cancelMessage(db, { event, messageId, now: new Date() })).rejects.toMatchObject({
      reason: "message.not-scheduled",
    });
  });

  test("is cancelled with its event, but what the host writes afterwards is sent", async () => {
    const { db, event } = await mixedEvent();
    const before = await write(event, { sendAt: minutes(60) });
    const cancelledAt = new Date();
    await db.event.update({ where: { id: event.id }, data: { status: "cancelled", cancelledAt } });
    const after = await write(event, { sendAt: minutes(60) });
    expect(await releaseDueMessages(db, minutes(61))).toEqual({ released: 1, cancelled: 1 });
    expect(await getMessage(db, event, before.id)).toMatchObject({ state: "cancelled" });
    expect(await getMessage(db, event, after.id)).toMatchObject({ state: "sending" });
  });

  test.each([
    ["in the past", -10, "message.time-past"],
    ["in two years", 2 * 366 * 24 * 60, "message.time-too-far"],
  ])("cannot be for a time %s", async (_, ahead, reason) => {
    const { event } = await mixedEvent();
    await expect(write(event, { sendAt: minutes(ahead) })).rejects.toMatchObject({ reason });
  });
});

test("somebody else's message is not found", async () => {
  const { db, event } = await mixedEvent();
  const other = await mixedEvent();
  const { id: messageId } = await write(other.event, { sendAt: minutes(60) });
  const now = new Date();
  for (const attempt of [
    () => cancelMessage(db, { event, messageId, now }),
    () => editMessage(db, { event, messageId, subject: "Mine", now }),
    () => getMessage(db, event, messageId),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ reason: "message.not-found" });
  }
  expect(await getMessage(db, other.event, messageId)).toMatchObject({
    subject: SUBJECT,
    state: "scheduled",
  });
});

test("an event has at most 20 messages a day", async () => {
  const { event } = await mixedEvent();
  const tries = await Promise.allSettled(
    Array.from({ length: 22 }, () => write(event, { sendAt: minutes(60) })),
  );
  const refused = tries.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  expect(refused.map((error) => error.reason)).toEqual(["event-message.too-many", "event-message.too-many"]);
});

test("the preview is the mail, with how many would get it", async () => {
  const { db, event } = await mixedEvent();
  const words = { subject: SUBJECT, body: "One <b>bold</b> line\nand another.\n\nA new paragraph." };
  const audience = { statuses: ["confirmed" as const], checkIn: "anyone" as const };
  const preview = await previewMessage(db, { event, ...words, ...audience, name: "Ana", now: new Date() });
  expect(preview.recipients).toBe(await countPeople(db, event.poolId, audience, new Date()));
  expect(preview.mail.text).toContain("Hello Ana,\n\nOne <b>bold</b> line\nand another.\n\nA new paragraph.");
  expect(preview.mail.html).toContain("One &#60;b&#62;bold");
  expect(preview.mail.html).not.toContain("<b>");
});

test("messages are listed page by page: what is to come, then the newest", async () => {
  const { db, event } = await mixedEvent();
  const [author = ""] = await createUsers(db, 1);
  for (const at of [30, 10, 20]) {
    const words = {
      subject: `In ${at}`,
      body: "x",
      statuses: ["confirmed" as const],
      checkIn: "anyone" as const,
    };
    await writeMessage(db, { event, authorId: author, ...words, sendAt: minutes(at), now: new Date() });
  }
  const first = await listMessages(db, event, { limit: 2 });
  const second = await listMessages(db, event, { limit: 2, cursor: first.nextCursor ?? "" });
  expect([...first.items, ...second.items].map((item) => item.subject)).toEqual(["In 30", "In 20", "In 10"]);
  expect(second.nextCursor).toBeNull();
  await expect(listMessages(db, event, { limit: 2, cursor: "nonsense" })).rejects.toMatchObject({
    reason: "input.invalid",
  });
});
