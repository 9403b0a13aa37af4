import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createEvent, createUsers, joinRequest, NOW, newId, rsvpsOf } from "../../../../tests/factories";
import { provideEnv } from "../../../env";
import { submitSeatRequest } from "../../../seats/gather";
import { banUser, changeRole, unbanUser } from "./commands";
import { listUsers } from "./queries";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();
let ana: string;
let ben: string;
let chi: string;

beforeEach(async () => {
  const { db } = database;
  await db.user.updateMany({ data: { role: "user" } });
  [ana = "", ben = "", chi = ""] = await createUsers(db, 3);
  await db.user.updateMany({ where: { id: { in: [ana, ben] } }, data: { role: "admin" } });
});

const admins = async () =>
  (await database.db.user.findMany({ where: { role: "admin", bannedAt: null }, select: { id: true } })).map(
    (user) => user.id,
  );
const auditOf = (userId: string) =>
  database.db.auditEntry.findMany({
    where: { subject: "user", subjectId: userId },
    orderBy: { id: "asc" },
    select: { actorId: true, action: true, detail: true, at: true },
  });

describe("a ban", () => {
  test("a ban ends sign-ins, gives the seats to the queue, and is logged", async () => {
    const { db } = database;
    const event = await createEvent(db, { capacity: 1 });
    const [waiter = ""] = await createUsers(db, 1);
    for (const userId of [chi, waiter]) await submitSeatRequest(db, event.poolId, joinRequest(userId), NOW);
    expect(await banUser(db, { userId: chi, actorId: ana, now: NOW, decideAt: NOW })).toMatchObject({
      withdrawn: 1,
    });
    expect(await db.user.findUnique({ where: { id: chi } })).toMatchObject({
      bannedAt: NOW,
      signInEpoch: 1,
    });
    expect(await rsvpsOf(db, event.poolId)).toMatchObject([
      { userId: chi, status: "cancelled" },
      { userId: waiter, status: "confirmed" },
    ]);
    expect(await auditOf(chi)).toEqual([{ actorId: ana, action: "user.banned", detail: {}, at: NOW }]);
  });

  test("a ban that is repeated or lifted twice is logged once", async () => {
    const order = { userId: chi, actorId: ana, now: NOW, decideAt: NOW };
    for (let n = 0; n < 2; n++) await banUser(database.db, order);
    for (let n = 0; n < 2; n++) await unbanUser(database.db, order);
    expect((await auditOf(chi)).map((line) => line.action)).toEqual(["user.banned", "user.unbanned"]);
    expect(await database.db.user.findUnique({ where: { id: chi } })).toMatchObject({
      bannedAt: null,
      signInEpoch: 1,
    });
  });

  test("a ban fails if the audit log cannot be written", async () => {
    const { db } = database;
    await db.$executeRaw`alter table "AuditEntry" add constraint refused check (false) not valid`;
    try {
      await expect(banUser(db, { userId: chi, actorId: ana, now: NOW, decideAt: NOW })).rejects.toThrow();
    } finally {
      await db.$executeRaw`alter table "AuditEntry" drop constraint refused`;
    }
    expect(await db.user.findUnique({ where: { id: chi } })).toMatchObject({ bannedAt: null });
  });
});

describe("the last admin", () => {
  test("an admin can neither ban nor demote themselves", async () => {
    const order = { userId: ana, actorId: ana, now: NOW, decideAt: NOW };
    const refused = { code: "conflict", reason: "user.self" };
    await expect(banUser(database.db, order)).rejects.toMatchObject(refused);
    await expect(changeRole(database.db, { ...order, role: "user" })).rejects.toMatchObject(refused);
    expect(await auditOf(ana)).toEqual([]);
  });

  test("no command on the server removes the last admin", async () => {
    const { db } = database;
    const refused = { code: "conflict", reason: "user.last-admin" };
    await banUser(db, { userId: ben, now: NOW, decideAt: NOW });
    await expect(banUser(db, { userId: ana, now: NOW, decideAt: NOW })).rejects.toMatchObject(refused);
    await expect(changeRole(db, { userId: ana, role: "moderator", now: NOW })).rejects.toMatchObject(refused);
  });

  test("two admins who ban and demote each other at the same moment leave one admin", async () => {
    const { db } = database;
    for (let round = 0; round < 5; round++) {
      await db.user.updateMany({
        where: { id: { in: [ana, ben] } },
        data: { role: "admin", bannedAt: null },
      });
      const outcomes = await Promise.allSettled([
        banUser(db, { userId: ben, actorId: ana, now: NOW, decideAt: NOW }),
        changeRole(db, { userId: ana, actorId: ben, role: "user", now: NOW }),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(await admins()).toHaveLength(1);
    }
  });

  test("a former admin cannot act as one", async () => {
    await changeRole(database.db, { userId: ben, actorId: ana, role: "user", now: NOW });
    await expect(
      banUser(database.db, { userId: chi, actorId: ben, now: NOW, decideAt: NOW }),
    ).rejects.toMatchObject({
      code: "forbidden",
      reason: "role.admin-needed",
    });
    expect(await auditOf(ben)).toMatchObject([
      { action: "user.role-changed", detail: { from: "admin", to: "user" } },
    ]);
  });
});

describe("the list", () => {
  test("the user list finds people by part of a name or an address, taken literally", async () => {
    const { db } = database;
    const mark = newId().slice(-6);
    await db.user.update({ where: { id: chi }, data: { name: `100%_${mark} Sure` } });
    const find = async (q: string) =>
      (await listUsers(db, { q, limit: 10, now: NOW })).items.map((user) => user.id);
    expect(await find(`%_${mark.toUpperCase()} s`)).toEqual([chi]);
    expect(await find(`0__${mark}`)).toEqual([]);
    expect(await find(`${chi}@PEOPLE`)).toEqual([chi]);
    expect(await find("\\")).toEqual([]);
  });

  test("the user list says what an account holds at events that are not over, and nothing else", async () => {
    const { db } = database;
    const open = await createEvent(db, { capacity: 3 }, { hostId: chi });
    const over = await createEvent(db, { startsAt: new Date(NOW.getTime() - 9e6), endsAt: NOW });
    const full = await createEvent(db, { capacity: 1 });
    await submitSeatRequest(db, open.poolId, joinRequest(chi, 2), NOW);
    await submitSeatRequest(db, full.poolId, joinRequest(ana), NOW);
    await submitSeatRequest(db, full.poolId, joinRequest(chi), NOW);
    const before = new Date(NOW.getTime() - 10e6);
    await submitSeatRequest(db, over.poolId, joinRequest(chi), before);
    const { items } = await listUsers(db, { q: chi, limit: 10, now: NOW });
    expect(items).toMatchObject([{ id: chi, seats: 3, waiting: 1, hosting: 1 }]);
  });

  test("the user list is paged without gaps, also for people who signed up at one instant", async () => {
    const { db } = database;
    const ids = await createUsers(db, 5);
    await db.user.updateMany({ where: { id: { in: ids } }, data: { createdAt: NOW, name: "Page Person" } });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listUsers(db, { q: "page person", cursor, limit: 2, now: NOW });
      seen.push(...page.items.map((user) => user.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(ids.toReversed());
  });

  test("the user list is filtered by role and ban", async () => {
    const { db } = database;
    await banUser(db, { userId: chi, actorId: ana, now: NOW, decideAt: NOW });
    const list = async (by: object) =>
      (await listUsers(db, { ...by, limit: 100, now: NOW })).items.map((user) => user.id);
    expect((await list({ role: "admin" })).sort()).toEqual([ana, ben].sort());
    expect(await list({ banned: true, q: chi })).toEqual([chi]);
    expect(await list({ banned: false, q: chi })).toEqual([]);
  });
});
