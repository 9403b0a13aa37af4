import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { changeEventRow, createUsers } from "../../../tests/factories";
import { provideEnv } from "../../env";
import { mailedAfterRelay, minutes, mixedEvent, SUBJECT, write } from "../../outbox/testing/message-fixtures";
import { cancelMessage, editMessage, releaseDueMessages, writeMessage } from "./commands";
import { countPeople, getMessage, listMessages, previewMessage } from "./queries";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "https://turnout.example" });
const database = testDatabase();

beforeEach(async () => {
  await database.db.outboxEvent.deleteMany();
  await database.db.mailboxMessage.deleteMany();
});

test("a message without recipients is refused and not stored", async () => {
  const { db, event } = await mixedEvent(database.db);
  await expect(write(database.db, event, { checkIn: "arrived" })).rejects.toMatchObject({
    reason: "message.nobody",
  });
  expect(await db.eventMessage.count({ where: { eventId: event.id } })).toBe(0);
});

describe("a scheduled message", () => {
  test("a scheduled message waits for its time, and is released once by any number of runs", async () => {
    const { db, event } = await mixedEvent(database.db);
    const { id, state } = await write(database.db, event, { sendAt: minutes(60) });
    expect(state).toBe("scheduled");
    expect(await releaseDueMessages(db, minutes(59))).toEqual({ released: 0, cancelled: 0 });
    const second = database.openSecond(2);
    const runs = await Promise.all(
      [db, second, db, second].map((on) => releaseDueMessages(on, minutes(60.1))),
    );
    expect(runs.reduce((sum, run) => sum + run.released, 0)).toBe(1);
    const mailed = await mailedAfterRelay(database.db);
    expect(new Set(mailed).size).toBe(mailed.length);
    expect(mailed.length).toBeGreaterThan(0);
    expect(await getMessage(db, event, id)).toMatchObject({ state: "sent", delivered: mailed.length });
  });

  test("a scheduled message can be moved earlier and later, and is sent at its new time only", async () => {
    const { db, event } = await mixedEvent(database.db);
    const { id } = await write(database.db, event, { sendAt: minutes(60) });
    await editMessage(db, { event, messageId: id, sendAt: minutes(120), subject: "Later", now: new Date() });
    expect(await releaseDueMessages(db, minutes(61))).toMatchObject({ released: 0 });
    await editMessage(db, { event, messageId: id, sendAt: minutes(10), now: new Date() });
    expect(await releaseDueMessages(db, minutes(11))).toMatchObject({ released: 1 });
    expect(await mailedAfterRelay(database.db, "Later")).not.toEqual([]);
    await expect(
      editMessage(db, { event, messageId: id, sendAt: minutes(200), now: new Date() }),
    ).rejects.toMatchObject({ reason: "message.not-scheduled", details: { state: "sent" } });
  });

  test("a scheduled message that is cancelled is never sent, and cannot be cancelled twice", async () => {
    const { db, event } = await mixedEvent(database.db);
    const { id: messageId } = await write(database.db, event, { sendAt: minutes(60) });
    expect(await cancelMessage(db, { event, messageId, now: new Date() })).toMatchObject({
      state: "cancelled",
    });
    expect(await releaseDueMessages(db, minutes(61))).toMatchObject({ released: 0 });
    expect(await mailedAfterRelay(database.db)).toEqual([]);
    await expect(cancelMessage(db, { event, messageId, now: new Date() })).rejects.toMatchObject({
      reason: "message.not-scheduled",
    });
  });

  test("a scheduled message is cancelled with its event, but a message that the host writes afterwards is sent", async () => {
    const { db, event } = await mixedEvent(database.db);
    const before = await write(database.db, event, { sendAt: minutes(60) });
    const cancelledAt = new Date();
    await changeEventRow(db, event.id, { status: "cancelled", cancelledAt });
    const after = await write(database.db, event, { sendAt: minutes(60) });
    expect(await releaseDueMessages(db, minutes(61))).toEqual({ released: 1, cancelled: 1 });
    expect(await getMessage(db, event, before.id)).toMatchObject({ state: "cancelled" });
    expect(await getMessage(db, event, after.id)).toMatchObject({ state: "sending" });
  });

  test("a scheduled message of an author who was banned meanwhile is cancelled before it is due", async () => {
    const { db, event } = await mixedEvent(database.db);
    const { id } = await write(database.db, event, { sendAt: minutes(60) });
    await db.user.update({ where: { id: event.hostId }, data: { bannedAt: new Date() } });
    expect(await releaseDueMessages(db, minutes(1))).toEqual({ released: 0, cancelled: 1 });
    expect(await getMessage(db, event, id)).toMatchObject({ state: "cancelled" });
  });

  test.each([
    ["was removed from the team", []],
    ["only helps at the door now", [{ role: "door", isConfirmed: true }]],
    ["has not confirmed the address that the role was given to", [{ role: "cohost", isConfirmed: false }]],
  ] as const)("a scheduled message of a co-host who %s is cancelled before it is due", async (_, roles) => {
    const { db, event } = await mixedEvent(database.db);
    const [authorId = ""] = await createUsers(db, 1);
    const { email } = await db.user.findUniqueOrThrow({ where: { id: authorId } });
    const staff = { eventId: event.id, email, role: "cohost" as const };
    await db.eventStaff.create({ data: staff });
    const audience = { statuses: ["confirmed" as const], checkIn: "anyone" as const };
    const words = { event, authorId, subject: SUBJECT, body: "See you.", ...audience, now: new Date() };
    const kept = await writeMessage(db, { ...words, sendAt: minutes(30) });
    const { id } = await writeMessage(db, { ...words, sendAt: minutes(60) });
    expect(await releaseDueMessages(db, minutes(31))).toEqual({ released: 1, cancelled: 0 });
    expect(await getMessage(db, event, kept.id)).not.toMatchObject({ state: "cancelled" });
    await db.eventStaff.deleteMany({ where: staff });
    for (const { role, isConfirmed } of roles) {
      await db.eventStaff.create({ data: { ...staff, role } });
      const emailVerifiedAt = isConfirmed ? new Date() : null;
      await db.user.update({ where: { id: authorId }, data: { emailVerifiedAt } });
    }
    expect(await releaseDueMessages(db, minutes(32))).toEqual({ released: 0, cancelled: 1 });
    expect(await getMessage(db, event, id)).toMatchObject({ state: "cancelled" });
  });

  test.each([
    ["in the past", -10, "message.time-past"],
    ["in two years", 2 * 366 * 24 * 60, "message.time-too-far"],
  ])("a message cannot be scheduled for a time %s", async (_, ahead, reason) => {
    const { event } = await mixedEvent(database.db);
    await expect(write(database.db, event, { sendAt: minutes(ahead) })).rejects.toMatchObject({ reason });
  });
});

test("another host's message is not found", async () => {
  const { db, event } = await mixedEvent(database.db);
  const other = await mixedEvent(database.db);
  const { id: messageId } = await write(database.db, other.event, { sendAt: minutes(60) });
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
  const { event } = await mixedEvent(database.db);
  const tries = await Promise.allSettled(
    Array.from({ length: 22 }, () => write(database.db, event, { sendAt: minutes(60) })),
  );
  const refused = tries.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  expect(refused.map((error) => error.reason)).toEqual(["event-message.too-many", "event-message.too-many"]);
});

test("the preview of a message is its email, with the number of recipients", async () => {
  const { db, event } = await mixedEvent(database.db);
  const words = { subject: SUBJECT, body: "One <b>bold</b> line\nand another.\n\nA new paragraph." };
  const audience = { statuses: ["confirmed" as const], checkIn: "anyone" as const };
  const { name, email } = await db.user.findUniqueOrThrow({ where: { id: event.hostId } });
  const asked = { event, ...words, ...audience, authorId: event.hostId, now: new Date() };
  const preview = await previewMessage(db, { ...asked, repliesToAuthor: true });
  expect(preview.recipients).toBe(await countPeople(db, event.poolId, audience, new Date()));
  expect(preview.mail.text).toContain(
    `Hello ${name},\n\nOne <b>bold</b> line\nand another.\n\nA new paragraph.`,
  );
  expect(preview.repliesTo).toBe(email);
  expect((await previewMessage(db, { ...asked, repliesToAuthor: false })).repliesTo).toBeNull();
  expect(preview.mail.html).toContain("One &lt;b&gt;bold");
  expect(preview.mail.html).not.toContain("<b>");
});

test("messages are listed page by page: scheduled ones, then the newest", async () => {
  const { db, event } = await mixedEvent(database.db);
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
