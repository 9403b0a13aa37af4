import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { newId } from "../../tests/factories";
import { releaseDueMessages } from "../domains/messages/commands";
import { countPeople, getMessage } from "../domains/messages/queries";
import type { MessageStatus } from "../domains/messages/schema";
import { provideEnv } from "../env";
import { drainOutbox } from "../outbox/relay";
import {
  mailedAfterRelay,
  minutes,
  mixedEvent,
  SUBJECT,
  settle,
  write,
} from "../outbox/testing/message-fixtures";
import { ask, createComingEvent, forgetDone, joinAll } from "../outbox/testing/outbox-fixtures";
import { deliverOnce } from "./deliveries";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "https://turnout.example" });
const database = testDatabase();

beforeEach(async () => {
  await database.db.outboxEvent.deleteMany();
  await database.db.mailboxMessage.deleteMany();
});

describe("replies to a message", () => {
  const repliesOf = async (choice: Parameters<typeof write>[2], change: { emailVerifiedAt?: null } = {}) => {
    const { db, event, ana } = await mixedEvent(database.db);
    await db.user.update({ where: { id: event.hostId }, data: change });
    await write(db, event, choice);
    await mailedAfterRelay(db);
    const mail = await db.mailboxMessage.findFirstOrThrow({
      where: { to: `${ana}@people.test`, subject: SUBJECT },
    });
    return { replyTo: mail.replyTo, text: mail.text, host: `${event.hostId}@people.test` };
  };

  test("replies to a message go to its author, and the email says so", async () => {
    const { replyTo, text, host } = await repliesOf({});
    expect(replyTo).toBe(host);
    expect(text).toContain("Reply to this email to write to");
  });

  test.each([
    ["where the author does not want that", { repliesToAuthor: false }, {}],
    ["where the author's address was never confirmed", {}, { emailVerifiedAt: null }],
  ])("replies go nowhere %s, and the email does not reveal the address", async (_, choice, change) => {
    const { replyTo, text, host } = await repliesOf(choice, change);
    expect(replyTo).toBeNull();
    expect(text).not.toContain("Reply to this email");
    expect(text).not.toContain(host);
  });
});

describe("the audience of a message", () => {
  test("the audience of a message is chosen by present status", async () => {
    const { db, event, ana, ben, gone, no, chi, dev } = await mixedEvent(database.db);
    const rows = await db.rsvp.findMany({ where: { poolId: event.poolId } });
    const by = (...statuses: MessageStatus[]) =>
      rows
        .filter((row) => statuses.includes(row.status))
        .map((row) => row.userId)
        .sort();
    expect(by("confirmed", "waitlisted")).toEqual([ana, ben, chi, dev].sort());
    expect(by("cancelled", "declined")).toEqual([gone, no].sort());
    await write(database.db, event, { statuses: ["confirmed", "waitlisted"] });
    expect(await mailedAfterRelay(database.db)).toEqual(by("confirmed", "waitlisted"));
    await write(database.db, event, { statuses: ["cancelled"] });
    expect((await mailedAfterRelay(database.db)).filter((id) => id === gone)).toHaveLength(1);
  });

  test("the audience can be the guests who are checked in, or the guests who are not", async () => {
    const { db, event, ana } = await mixedEvent(database.db);
    await db.rsvp.updateMany({
      where: { poolId: event.poolId, userId: ana },
      data: { checkedInAt: new Date(), checkedInSeats: 1, checkedInMembers: [0] },
    });
    const count = (checkIn: "anyone" | "arrived" | "missing") =>
      countPeople(db, event.poolId, { statuses: ["confirmed"], checkIn }, new Date());
    const everyone = await count("anyone");
    expect(await count("arrived")).toBe(1);
    expect(await count("missing")).toBe(everyone - 1);
    await write(database.db, event, { checkIn: "arrived" });
    expect(await mailedAfterRelay(database.db)).toEqual([ana]);
  });

  test("the audience excludes guests chosen by name who left since, but not those who had left before", async () => {
    const { db, event, ana, ben, gone, idOf } = await mixedEvent(database.db);
    await write(database.db, event, { rsvpIds: [idOf(ana), idOf(ben), idOf(gone)] });
    await ask(db, event, [{ kind: "withdraw", actorId: ana, userId: ana }]);
    await settle(database.db);
    expect(await mailedAfterRelay(database.db)).toEqual([ben, gone].sort());
  });

  test("the audience is read when the message is sent: without guests who cancelled meanwhile, with those who joined", async () => {
    const { db, event, ana } = await mixedEvent(database.db);
    await write(database.db, event, { sendAt: minutes(60) });
    await ask(db, event, [{ kind: "withdraw", actorId: ana, userId: ana }]);
    await settle(database.db);
    await releaseDueMessages(db, minutes(61));
    const confirmed = await db.rsvp.findMany({ where: { poolId: event.poolId, status: "confirmed" } });
    const mailed = await mailedAfterRelay(database.db);
    expect(mailed).toEqual(confirmed.map((row) => row.userId).sort());
    expect(mailed).not.toContain(ana);
  });

  test("the audience excludes people who are banned from the site", async () => {
    const { db, event, ana, ben, idOf } = await mixedEvent(database.db);
    await db.user.update({ where: { id: ana }, data: { bannedAt: new Date() } });
    await write(database.db, event, { rsvpIds: [idOf(ana), idOf(ben)] });
    expect(await mailedAfterRelay(database.db)).toEqual([ben]);
  });

  test("the audience never includes guests of another event", async () => {
    const { event, ana } = await mixedEvent(database.db);
    const other = await mixedEvent(database.db);
    await expect(write(database.db, event, { rsvpIds: [other.idOf(other.ana)] })).rejects.toMatchObject({
      reason: "rsvp.not-found",
    });
    await expect(write(database.db, event, { rsvpIds: [newId()] })).rejects.toMatchObject({
      reason: "rsvp.not-found",
    });
    await write(database.db, event);
    expect(await mailedAfterRelay(database.db)).toContain(ana);
    expect(await mailedAfterRelay(database.db)).not.toContain(other.ana);
  });
});

test("450 people get a message once each, also when it is delivered repeatedly from several processes", async () => {
  const { db } = database;
  const event = await createComingEvent(db, { capacity: 500 });
  const userIds = await joinAll(db, event, 450);
  await settle(database.db);
  const { id } = await write(database.db, event);
  expect(await getMessage(db, event, id)).toMatchObject({ state: "sending", delivered: 0, failed: 0 });
  await drainOutbox(db, { until: minutes(1) });
  await deliverOnce(db, "email", { limit: 200 });
  expect(await getMessage(db, event, id)).toMatchObject({ state: "sending", delivered: 200, failed: 0 });
  expect(await mailedAfterRelay(database.db)).toEqual([...userIds].sort());
  // Killed before it could write down that it was done: the next process begins anew.
  await forgetDone(db);
  expect(await mailedAfterRelay(database.db)).toEqual([...userIds].sort());
  expect(await getMessage(db, event, id)).toMatchObject({ state: "sent", delivered: 450, failed: 0 });
});
