import { beforeEach, expect, test } from "vitest";
import { viewerOf } from "../../../../tests/cast";
import { testDatabase } from "../../../../tests/database";
import { createUsers, type TestEvent } from "../../../../tests/factories";
import { addGroupMember, createGroup, type TestGroup } from "../../../../tests/group-factories";
import { findViewer, mintSignInCookies } from "../../../auth";
import { getEventAccess } from "../../../domains/events/access/queries";
import { editEvent } from "../../../domains/events/commands";
import { takeOutOfGroup } from "../../../domains/events/leaving-group.commands";
import { banMember } from "../../../domains/groups/bans.commands";
import { deleteGroup } from "../../../domains/groups/commands";
import { leaveGroup } from "../../../domains/groups/members.commands";
import { rsvpToEvent } from "../../../domains/rsvps/commands";
import { provideEnv } from "../../../env";
import { authorizeChannel } from "../../../realtime/authorize";
import { eventChannel } from "../../../realtime/channels";
import type { Fact } from "../../sink";
import { createComingEvent } from "../../testing/outbox-fixtures";
import { findEndedHolders } from "./ended-rights";
import { tellSeats } from "./seats";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests", NEXTAUTH_URL: "https://turnout.example" });
provideEnv({ PUSHER_APP_ID: "1", PUSHER_KEY: "key", PUSHER_SECRET: "secret", PUSHER_HOST: "127.0.0.1" });
const database = testDatabase();
const inHours = (n: number) => new Date(Date.now() + n * 3_600_000);

let group: TestGroup;
let event: TestEvent;
let memberId: string;
let signInId: string;

beforeEach(async () => {
  const { db } = database;
  await db.outboxEvent.deleteMany();
  group = await createGroup(db);
  memberId = await addGroupMember(db, group.id);
  const hostId = await addGroupMember(db, group.id);
  event = await createComingEvent(db, { capacity: 5 }, { hostId, visibility: "private" });
  await db.event.update({ where: { id: event.id }, data: { groupId: group.id } });
  const [cookie] = await mintSignInCookies(db, [memberId]);
  signInId = (await findViewer(db, { cookie, authorization: undefined }))?.holderId ?? "";
});

const channel = () => eventChannel({ id: event.id, visibility: "private" });

async function mayListen(): Promise<boolean> {
  const viewer = await viewerOf(database.db, memberId);
  return authorizeChannel(database.db, { viewer, socketId: "1.2", channel: channel() }).then(
    () => true,
    () => false,
  );
}

/** Whether the facts so far cut the member's open pages. */
async function isCut(): Promise<boolean> {
  const facts = await database.db.outboxEvent.findMany({ orderBy: { seq: "asc" } });
  const holders = await Promise.all(
    facts.map((fact) => findEndedHolders(database.db, fact as unknown as Fact)),
  );
  return holders.flat().includes(signInId);
}

async function accessOfHost() {
  const viewer = await viewerOf(database.db, event.hostId);
  return getEventAccess(database.db, { eventId: event.id, viewer, now: new Date() });
}

const now = null;
const ENDINGS: Record<string, () => Promise<unknown>> = {
  "leaves the group": async () => {
    const viewer = await viewerOf(database.db, memberId);
    await leaveGroup(database.db, { groupId: group.id, actorId: viewer.id, now });
  },
  "is banned": async () => {
    const viewer = await viewerOf(database.db, group.ownerId);
    const ban = { groupId: group.id, viewer, userId: memberId, now, reason: "Spam", until: null };
    await banMember(database.db, ban);
  },
  "belongs to a group that is deleted": () =>
    deleteGroup(database.db, { groupId: group.id, actorId: group.ownerId, now }),
  "belongs to a group out of which the event is taken": async () => {
    const viewer = await viewerOf(database.db, group.ownerId);
    await takeOutOfGroup(database.db, { eventId: event.id, groupId: group.id, viewer, now: new Date() });
  },
  "belongs to a group that the host takes the event out of": async () => {
    const edit = { event: await accessOfHost(), actorId: event.hostId, changes: { groupId: null }, now };
    await editEvent(database.db, edit);
  },
};

test.each(Object.entries(ENDINGS))("a member who %s hears no more of its private event", async (_, end) => {
  expect([await mayListen(), await isCut()]).toEqual([true, false]);
  await end();
  expect([await mayListen(), await isCut()]).toEqual([false, true]);
});

test("a member who answered the private event goes on hearing it after leaving the group", async () => {
  await rsvpToEvent(database.db, { event, userId: memberId, guests: 0, specialRequirements: null });
  await ENDINGS["leaves the group"]?.();
  expect(await mayListen()).toBe(true);
});

test("a person outside the group may not listen", async () => {
  [memberId = ""] = await createUsers(database.db, 1);
  expect(await mayListen()).toBe(false);
});

test.each([
  ["before its time", inHours(1), ["private-event"]],
  ["after its time", inHours(-1), ["event", "private-event"]],
] as const)(
  "an event that members see first is told %s on the channels of those who see it",
  async (_, until, kinds) => {
    await database.db.event.update({
      where: { id: event.id },
      data: { visibility: "public", membersFirstUntil: until },
    });
    const news = (await tellSeats(database.db, [event.poolId], new Date())).get(event.poolId);
    const told = news && "messages" in news ? news.messages.map((message) => message.channel as string) : [];
    const expected = kinds.map((kind) => `${kind}-${event.id}`);
    expect(told.filter((name) => [`event-${event.id}`, `private-event-${event.id}`].includes(name))).toEqual(
      expected,
    );
  },
);
