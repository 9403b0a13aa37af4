import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createUsers, hours, NOW, newId } from "../../../../tests/factories";
import { markAllRead, markRead } from "./commands";
import { countUnread, listNotifications } from "./queries";
import { UNREAD_MAX } from "./schema";

const database = testDatabase();
let anaId: string;
let benId: string;

beforeEach(async () => {
  [anaId = "", benId = ""] = await createUsers(database.db, 2);
});

type Change = { at?: Date; inApp?: boolean; kind?: string };

/** Notifications of one person, each told at the same moment unless said otherwise. @returns their ids, in order */
async function tell(userId: string, count: number, { at = NOW, ...change }: Change = {}): Promise<string[]> {
  const rows = Array.from({ length: count }, () => {
    const id = newId();
    return {
      id,
      recipient: userId,
      userId,
      kind: "rsvp.confirmed",
      occurrence: id,
      subject: {},
      inApp: true,
      title: "You're in",
      path: "/events/one",
      createdAt: at,
      ...change,
    };
  });
  await database.db.notification.createMany({ data: rows });
  return rows.map((row) => row.id);
}

const unread = async (userId = anaId) => (await countUnread(database.db, userId)).count;
const list = (by: Partial<Parameters<typeof listNotifications>[1]> = {}) =>
  listNotifications(database.db, { userId: anaId, show: "all", limit: 20, ...by });
const idsOf = (page: Awaited<ReturnType<typeof list>>) => page.items.map((item) => item.id);

describe("the notification list", () => {
  test("the list shows the person's own notifications, newest first, without those that were only emailed", async () => {
    const [old = ""] = await tell(anaId, 1, { at: hours(-5) });
    const [late = ""] = await tell(anaId, 1, { at: hours(1), kind: "host.requested" });
    await tell(anaId, 1, { inApp: false });
    await tell(benId, 1);
    const page = await list();
    expect(idsOf(page)).toEqual([late, old]);
    expect(page.items.map((item) => item.topic)).toEqual(["hosting", "rsvps"]);
  });

  test("the list shows each notification once over its pages, also those of the same moment", async () => {
    const told = await tell(anaId, 5);
    const first = await list({ limit: 2 });
    const second = await list({ limit: 2, cursor: first.nextCursor ?? "" });
    const third = await list({ limit: 2, cursor: second.nextCursor ?? "" });
    expect([first, second, third].flatMap(idsOf)).toEqual(told.toReversed());
    expect(third.nextCursor).toBeNull();
  });

  test("the list of unread notifications leaves out read ones", async () => {
    const [a = "", b = ""] = await tell(anaId, 2);
    await markRead(database.db, { userId: anaId, ids: [b], now: NOW });
    expect(idsOf(await list({ show: "unread" }))).toEqual([a]);
  });

  test("the list refuses a cursor that it did not make", async () => {
    await expect(list({ cursor: "x" })).rejects.toMatchObject({ reason: "input.invalid" });
  });

  test("the list shows notifications of a kind that only another version knows", async () => {
    await tell(anaId, 1, { kind: "no.such-kind" });
    expect((await list()).items[0]?.topic).toBe("events");
  });
});

describe("the unread count", () => {
  test("the unread count covers the person's own notifications, up to its limit", async () => {
    await tell(benId, 1);
    await tell(anaId, 1, { inApp: false });
    expect(await unread()).toBe(0);
    await tell(anaId, UNREAD_MAX + 5);
    expect(await unread()).toBe(UNREAD_MAX);
  });
});

describe("marking as read", () => {
  test("marking as read returns how many are left, and keeps the time of the first reading", async () => {
    const [a = ""] = await tell(anaId, 3);
    const first = await markRead(database.db, { userId: anaId, ids: [a], now: NOW });
    const again = await markRead(database.db, { userId: anaId, ids: [a], now: hours(1) });
    expect([first, again]).toEqual([{ count: 2 }, { count: 2 }]);
    expect((await list()).items.find((item) => item.id === a)?.readAt).toBe(NOW.toISOString());
  });

  test("marking another person's notifications is refused, and marks none of the others", async () => {
    const [mine = ""] = await tell(anaId, 1);
    const [bens = ""] = await tell(benId, 1);
    const refused = { code: "not-found", reason: "notification.not-found" };
    const both = markRead(database.db, { userId: anaId, ids: [mine, bens], now: NOW });
    await expect(both).rejects.toMatchObject(refused);
    const upTo = markAllRead(database.db, { userId: anaId, upTo: bens, now: NOW });
    await expect(upTo).rejects.toMatchObject(refused);
    expect([await unread(), await unread(benId)]).toEqual([1, 1]);
  });

  test("marking all as read leaves those that arrived since, and another person's, unread", async () => {
    await tell(anaId, 2, { at: hours(-1) });
    const [before = "", seen = "", sameMoment = ""] = await tell(anaId, 3);
    const [later = ""] = await tell(anaId, 1, { at: hours(1) });
    await tell(benId, 1, { at: hours(-1) });
    const left = await markAllRead(database.db, { userId: anaId, upTo: seen, now: NOW });
    expect(left).toEqual({ count: 2 });
    expect(idsOf(await list({ show: "unread" }))).toEqual([later, sameMoment]);
    expect(idsOf(await list())).toContain(before);
    expect(await unread(benId)).toBe(1);
  });
});
