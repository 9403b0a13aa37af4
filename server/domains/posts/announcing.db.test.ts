import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createEvent, type TestEvent } from "../../../tests/factories";
import { addGroupMember, createGroup, type TestGroup } from "../../../tests/group-factories";
import { findViolations } from "../../../tests/invariants";
import type { Db } from "../../db/client";
import type { Prisma } from "../../db/generated/client";
import { Prisma as Sql } from "../../db/generated/client";
import { inTransaction } from "../../db/transaction";
import { provideEnv } from "../../env";
import { appendEvent } from "../../outbox/append";
import { relayAll } from "../../outbox/testing/outbox-fixtures";
import { deleteGroup } from "../groups/commands";
import { announceEvent } from "./announcing.commands";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests", NEXTAUTH_URL: "http://localhost:3000" });
const database = testDatabase();
const inHours = (n: number) => new Date(Date.now() + n * 3_600_000);

let group: TestGroup;
let hostId: string;
let event: TestEvent;

beforeEach(async () => {
  group = await createGroup(database.db);
  hostId = await addGroupMember(database.db, group.id);
  event = await eventOf({});
});

async function eventOf(
  data: Prisma.EventUncheckedUpdateInput,
  state: "open" | "cancelled" = "open",
): Promise<TestEvent> {
  const { db } = database;
  const times = { state, startsAt: inHours(48), endsAt: inHours(50) };
  const made = await createEvent(db, times, { hostId, title: "A walk by the river" });
  const own = { groupId: group.id, announces: true, description: "Bring a *light*." };
  await db.event.update({ where: { id: made.id }, data: { ...own, ...data } });
  return made;
}

const announce = (db: Db = database.db, eventId = event.id) =>
  announceEvent(db, { eventId, now: new Date() });
const posts = (eventId = event.id) =>
  database.db.post.findMany({
    where: { eventId },
    select: {
      ...{ title: true, audience: true, isAnnouncement: true },
      contribution: { select: { authorId: true, body: true, heldAt: true } },
    },
  });
const publish = ({ id }: TestEvent) =>
  inTransaction(database.db, (tx) =>
    appendEvent(tx, { type: "event.published", aggregateId: id, payload: { eventId: id } }),
  );
const violations = async () =>
  (await findViolations(database.db, new Date())).filter(({ detail }) => detail.includes(group.id));

test("a published event announces itself in the name of its host, once however often its fact is delivered", async () => {
  await publish(event);
  await publish(event);
  await relayAll(database.db);
  expect(await posts()).toEqual([
    {
      ...{ title: "A walk by the river", audience: "everyone", isAnnouncement: true },
      contribution: { authorId: hostId, body: "Bring a light.", heldAt: null },
    },
  ]);
  expect(await violations()).toEqual([]);
});

test.each([
  ["does not ask for it", { announces: false }, "open"],
  ["is in no group", { groupId: null }, "open"],
  ["is cancelled", {}, "cancelled"],
] as const)("an event that %s writes no post", async (_, data, state) => {
  const { id } = await eventOf(data, state);
  expect(await announce(database.db, id)).toBeNull();
  expect(await posts(id)).toEqual([]);
});

test("no post is written for a host who left, is suspended or whose group is closed", async () => {
  const { db } = database;
  const where = { groupId: group.id, userId: hostId };
  await db.groupMember.updateMany({ where, data: { suspendedUntil: inHours(1) } });
  expect(await announce()).toBeNull();
  await db.groupMember.updateMany({ where, data: { suspendedUntil: null } });
  await db.group.update({ where: { id: group.id }, data: { archivedAt: new Date() } });
  expect(await announce()).toBeNull();
  await db.group.update({ where: { id: group.id }, data: { archivedAt: null } });
  await db.groupMember.deleteMany({ where });
  expect(await announce()).toBeNull();
  expect(await posts()).toEqual([]);
});

test("an announcement with a watched word waits for a moderator, and slow mode does not hold it up", async () => {
  const { db } = database;
  await db.group.update({ where: { id: group.id }, data: { watchedWords: ["river"], slowSeconds: 3_600 } });
  expect(await announce()).not.toBeNull();
  const { id } = await eventOf({ title: "A walk in the woods" });
  expect(await announce(db, id)).not.toBeNull();
  const [held, shown] = [await posts(), await posts(id)];
  expect([held[0]?.contribution.heldAt === null, shown[0]?.contribution.heldAt === null]).toEqual([
    false,
    true,
  ]);
  expect(await violations()).toEqual([]);
});

test.each([
  ["public", { membersFirstUntil: inHours(5) }, false],
  ["public", { visibility: "private" }, false],
  ["public", { visibility: "unlisted" }, false],
  ["private", { visibility: "private" }, true],
  ["private", { membersFirstUntil: inHours(5) }, true],
] as const)(
  "in a %s group an event with %j is announced by its title: %s",
  async (visibility, data, isNamed) => {
    await database.db.group.update({ where: { id: group.id }, data: { visibility } });
    const { id } = await eventOf(data);
    await announce(database.db, id);
    const [post] = await posts(id);
    expect(post?.title === "A walk by the river").toBe(isNamed);
    expect(post?.contribution.body.includes("light")).toBe(isNamed);
  },
);

const LOCK = /\s+for ((no key )?update|(key )?share)( of \w+)?/i;

/** A client without locks; each transaction waits after it looked at `at` until `together` have. */
function unlocked(at: RegExp, together: number, meanwhile?: () => Promise<unknown>): Db {
  let read = 0;
  const client = database.db.$extends({
    query: {
      async $queryRaw({ args, query }) {
        const { strings, values } = args as Sql.Sql;
        const rows = await query(
          Sql.sql(
            strings.map((part) => part.replace(LOCK, "")),
            ...values,
          ),
        );
        if (!strings.some((part) => at.test(part))) return rows;
        read++;
        if (meanwhile && read === 1) await meanwhile();
        while (read < together) await new Promise((resolve) => setImmediate(resolve));
        return rows;
      },
    },
  });
  return client as unknown as Db;
}

test("two simultaneous deliveries write one post, and without the lock of the membership they write two", async () => {
  const made = await Promise.all([announce(), announce()]);
  expect(made.filter((id) => id !== null)).toHaveLength(1);
  expect(await posts()).toHaveLength(1);
  const other = await eventOf({});
  const db = unlocked(/"trustedAt"/, 2);
  await Promise.all([announce(db, other.id), announce(db, other.id)]);
  expect(await posts(other.id)).toHaveLength(2);
});

test("a group that is deleted meanwhile gets no post, and without its lock it does", async () => {
  const remove = (groupId: string) =>
    deleteGroup(database.db, { groupId, actorId: group.ownerId, now: null });
  const stalled = unlocked(/select "archivedAt" from "Group"/, 1, () => remove(group.id));
  await announce(stalled);
  const late = await database.db.group.findUniqueOrThrow({ where: { id: group.id } });
  expect([late.deletedAt !== null, (await posts()).length]).toEqual([true, 1]);
  const again = await createGroup(database.db, { ownerId: group.ownerId });
  await addGroupMember(database.db, again.id, { userId: hostId });
  const { id } = await eventOf({ groupId: again.id });
  await Promise.all([announce(database.db, id), remove(again.id)]);
  const written = await posts(id);
  const { deletedAt } = await database.db.group.findUniqueOrThrow({ where: { id: again.id } });
  // The post is before the deletion, or there is none.
  const facts = await database.db.outboxEvent.findMany({
    where: { OR: [{ type: "post.published" }, { type: "group.changed", aggregateId: again.id }] },
    orderBy: { seq: "asc" },
    select: { type: true, payload: true },
  });
  const order = facts.filter(({ payload }) => (payload as { groupId: string }).groupId === again.id);
  expect(deletedAt).not.toBeNull();
  expect(order.map(({ type }) => type)).toEqual(
    written.length === 0 ? ["group.changed"] : ["post.published", "group.changed"],
  );
});
