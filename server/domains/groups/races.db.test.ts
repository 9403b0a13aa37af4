import { beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { createUsers } from "../../../tests/factories";
import { withoutLocks } from "../../../tests/faults/without-locks";
import { addGroupMember, createGroup, type TestGroup } from "../../../tests/group-factories";
import { findViolations } from "../../../tests/invariants";
import type { Db } from "../../db/client";
import { provideEnv } from "../../env";
import type { DomainError } from "../../errors";
import type { Viewer } from "../accounts/schema";
import { banMember } from "./bans.commands";
import { approveRequest, joinGroup, takeRequestBack } from "./joining.commands";
import { createLink, joinByLink } from "./links/commands";
import { leaveGroup } from "./members.commands";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests" });
const database = testDatabase();

/** A client without locks that holds back the first answer about this table, while another command commits. */
function stalledAt(table: "groupBan" | "groupRequest") {
  let [tellRead, goOn] = [() => {}, () => {}];
  const hasRead = new Promise<void>((resolve) => {
    tellRead = resolve;
  });
  const mayGoOn = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  async function findUnique<Args, Row>({ args, query }: { args: Args; query: (args: Args) => Promise<Row> }) {
    const row = await query(args);
    tellRead();
    await mayGoOn;
    return row;
  }
  const unlocked = withoutLocks(database.db, 1);
  const stalled =
    table === "groupBan"
      ? unlocked.$extends({ query: { groupBan: { findUnique } } })
      : unlocked.$extends({ query: { groupRequest: { findUnique } } });
  return { db: stalled as unknown as Db, hasRead, goOn };
}

let group: TestGroup;
beforeEach(async () => {
  group = await createGroup(database.db);
});

async function people(count: number): Promise<Viewer[]> {
  const ids = await createUsers(database.db, count);
  return Promise.all(ids.map((id) => viewerOf(database.db, id)));
}

/** The reasons of what was refused, null for what was carried out. */
async function reasonsOf(calls: Promise<unknown>[]): Promise<(string | null)[]> {
  return (await Promise.allSettled(calls)).map((call) =>
    call.status === "fulfilled" ? null : ((call.reason as DomainError).reason ?? "fault"),
  );
}

const join = (viewer: Viewer, db: Db = database.db) =>
  joinGroup(db, { groupId: group.id, viewer, now: null });
const ban = async (userId: string) =>
  banMember(database.db, {
    groupId: group.id,
    viewer: await viewerOf(database.db, group.ownerId),
    userId,
    reason: "Spam",
    until: null,
    now: null,
  });
const countMembers = () => database.db.groupMember.count({ where: { groupId: group.id } });
const violations = async () => {
  const found = await findViolations(database.db, new Date());
  return found.filter(({ detail }) => detail === group.id).map(({ invariant }) => invariant.slice(0, 3));
};

test("a person who joins while they are banned is no member in the end, whichever is first", async () => {
  const viewers = await people(3);
  await Promise.all(viewers.flatMap((viewer) => [reasonsOf([join(viewer)]), reasonsOf([ban(viewer.id)])]));
  expect(await countMembers()).toBe(1);
  expect(await database.db.groupBan.count({ where: { groupId: group.id } })).toBe(3);
  expect(await violations()).toEqual([]);
});

test("a person who joins while they are banned would be a banned member without the lock of the group", async () => {
  const [viewer] = (await people(1)) as [Viewer];
  const slow = stalledAt("groupBan");
  const joining = join(viewer, slow.db);
  await slow.hasRead;
  await ban(viewer.id);
  slow.goOn();
  expect(await joining).toEqual({ status: "member" });
  expect(await database.db.groupBan.count({ where: { groupId: group.id } })).toBe(1);
});

describe("two people who want the last place of a group", () => {
  beforeEach(() => database.db.group.update({ where: { id: group.id }, data: { membersMax: 3 } }));

  test("get it once, and the others hear that it is full", async () => {
    const reasons = await reasonsOf((await people(6)).map((viewer) => join(viewer)));
    expect(reasons.toSorted()).toEqual([...Array(4).fill("group.full"), null, null]);
    expect(await countMembers()).toBe(3);
    expect(await violations()).toEqual([]);
  });

  test("would all get it without the lock of the group", async () => {
    const unlocked = withoutLocks(database.db, 4);
    const reasons = await reasonsOf((await people(4)).map((viewer) => join(viewer, unlocked)));
    expect(reasons.filter((reason) => reason === null).length).toBeGreaterThan(2);
  });
});

describe("the last two owners who leave at the same time", () => {
  const leave = (actorId: string, db: Db = database.db) =>
    leaveGroup(db, { groupId: group.id, actorId, now: null });
  const owners = () => database.db.groupMember.count({ where: { groupId: group.id, role: "owner" } });

  test("leave one owner behind", async () => {
    const second = await addGroupMember(database.db, group.id, { role: "owner" });
    const reasons = await reasonsOf([leave(group.ownerId), leave(second)]);
    expect(reasons.toSorted()).toEqual(["group.last-owner", null]);
    expect(await owners()).toBe(1);
    expect(await violations()).toEqual([]);
  });

  test("would leave none without the lock of the group", async () => {
    const second = await addGroupMember(database.db, group.id, { role: "owner" });
    const unlocked = withoutLocks(database.db, 2);
    expect(await reasonsOf([leave(group.ownerId, unlocked), leave(second, unlocked)])).toEqual([null, null]);
    expect(await owners()).toBe(0);
  });
});

describe("a link that one more person may use", () => {
  const makeLink = async () => {
    const acting = { groupId: group.id, actorId: group.ownerId, now: null };
    return (await createLink(database.db, { ...acting, usesMax: 1, expiresAt: null })).token;
  };
  const use = (token: string, viewer: Viewer, db: Db = database.db) =>
    joinByLink(db, { token, viewer, now: null });

  test("lets one of two people in, and counts no one twice", async () => {
    const token = await makeLink();
    const viewers = await people(5);
    const reasons = await reasonsOf(viewers.flatMap((viewer) => [use(token, viewer), use(token, viewer)]));
    expect(reasons.filter((reason) => reason === null)).toHaveLength(2);
    expect(new Set(reasons)).toEqual(new Set([null, "group-link.ended"]));
    expect(await countMembers()).toBe(2);
    expect(await violations()).toEqual([]);
  });

  test("would be used past its last use without the lock of the group, were it not for the database", async () => {
    const token = await makeLink();
    const unlocked = withoutLocks(database.db, 2);
    const reasons = await reasonsOf((await people(2)).map((viewer) => use(token, viewer, unlocked)));
    // The second passed the check; the constraint on uses stopped it.
    expect(reasons.toSorted()).toEqual(["fault", null]);
  });
});

describe("a request that is approved while it is taken back", () => {
  const acting = (actorId: string) => ({ groupId: group.id, actorId, now: null });
  const approve = (userId: string, db: Db = database.db) =>
    approveRequest(db, { ...acting(group.ownerId), userId });
  const takeBack = (userId: string) => takeRequestBack(database.db, acting(userId));
  const ask = async () => {
    await database.db.group.update({ where: { id: group.id }, data: { joining: "approval" } });
    const [viewer] = (await people(1)) as [Viewer];
    await join(viewer);
    return viewer.id;
  };

  test("makes the person a member and says so, or is gone for both", async () => {
    for (let round = 0; round < 5; round++) {
      const userId = await ask();
      const before = await countMembers();
      const [approved, taken] = await Promise.allSettled([approve(userId), takeBack(userId)]);
      const isMember = (await countMembers()) > before;
      expect(approved.status).toBe(isMember ? "fulfilled" : "rejected");
      expect(taken).toMatchObject({ status: "fulfilled", value: { isMember } });
    }
    expect(await violations()).toEqual([]);
  });

  test("would make a person a member who took it back, without the lock of the group", async () => {
    const userId = await ask();
    const slow = stalledAt("groupRequest");
    const approving = approve(userId, slow.db);
    await slow.hasRead;
    expect(await takeBack(userId)).toEqual({ isMember: false });
    slow.goOn();
    expect(await approving).toEqual({ status: "member" });
  });
});
