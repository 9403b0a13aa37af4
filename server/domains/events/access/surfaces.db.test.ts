import { beforeAll, expect, test } from "vitest";
import { viewerOf } from "../../../../tests/cast";
import { testDatabase } from "../../../../tests/database";
import { createEvent, createUpload, createUsers, newId, type TestEvent } from "../../../../tests/factories";
import { addGroupMember, createGroup, createPost, type TestGroup } from "../../../../tests/group-factories";
import { provideEnv } from "../../../env";
import { tellSeats } from "../../../outbox/sinks/live/seats";
import { authorizeChannel } from "../../../realtime/authorize";
import { eventChannel } from "../../../realtime/channels";
import { appRouter } from "../../../routers/app-router";
import { createCallerFactory } from "../../../trpc/procedures";
import type { Viewer } from "../../accounts/schema";
import { canEmbed } from "../../announcements/embed.policy";
import { attachmentUrl } from "../../uploads/policy";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests", NEXTAUTH_URL: "http://localhost:3000" });
provideEnv({ PUSHER_APP_ID: "1", PUSHER_KEY: "key", PUSHER_SECRET: "secret", PUSHER_HOST: "127.0.0.1" });

const database = testDatabase();
const createCaller = createCallerFactory(appRouter);
const inHours = (n: number) => new Date(Date.now() + n * 3_600_000);
const TITLE = "Quokka spotting at dawn";

let event: TestEvent;
let sibling: TestEvent;
let group: TestGroup;
let coverId: string;
let postId: string;
const people = {} as Record<"stranger" | "declined" | "member" | "left", Viewer>;

beforeAll(async () => {
  const { db } = database;
  const ids = await createUsers(db, 4);
  const [stranger, declined, member, left] = await Promise.all(ids.map((id) => viewerOf(db, id)));
  Object.assign(people, { stranger, declined, member, left });
  group = await createGroup(db);
  for (const id of ids.slice(1, 3)) await addGroupMember(db, group.id, { userId: id });
  const times = { startsAt: inHours(48), endsAt: inHours(50) };
  event = await createEvent(db, times, { hostId: group.ownerId, title: TITLE });
  sibling = await createEvent(db, times, { hostId: group.ownerId });
  coverId = await createUpload(db, { ownerId: group.ownerId });
  const series = await db.eventSeries.create({ data: { frequency: "weekly" }, select: { id: true } });
  await db.event.updateMany({
    where: { id: { in: [event.id, sibling.id] } },
    data: { seriesId: series.id, groupId: group.id },
  });
  await db.event.update({
    where: { id: event.id },
    data: { coverUploadId: coverId, coverUrl: attachmentUrl(coverId), publishedAt: new Date() },
  });
  postId = (await createPost(db, { groupId: group.id, authorId: group.ownerId, post: { eventId: event.id } }))
    .id;
  await db.rsvp.createMany({
    data: [
      { userId: people.declined.id, status: "declined" as const },
      { userId: people.left.id, status: "cancelled" as const },
    ].map((rsvp) => ({
      ...{ ...rsvp, id: newId(), poolId: event.poolId, guests: 0, seats: 1 },
      ...{ rsvpAt: new Date(), statusAt: new Date() },
    })),
  });
});

function callerOf(viewer: Viewer | null) {
  const by = { credential: "cookie", requestId: "test", clientAddress: viewer?.id ?? "anon" } as const;
  return createCaller({ db: database.db, now: new Date(), viewer, ...by });
}

type Caller = ReturnType<typeof callerOf>;
type Find = (caller: Caller, viewer: Viewer | null) => Promise<boolean>;
const answers = (call: Promise<unknown>) =>
  call.then(
    () => true,
    () => false,
  );
const holds = (items: { id: string }[]) => items.some(({ id }) => id === event.id);

/** Every place by which a person can find or read the event. */
const EVERYONES: Record<string, Find> = {
  "the event": (caller) => answers(caller.events.get({ eventId: event.id })),
  "its seats": (caller) => answers(caller.rsvps.seats({ eventId: event.id })),
  "its calendar file": (caller) => answers(caller.calendar.event({ eventId: event.id })),
  "the list of a group": async (caller) => holds((await caller.groups.events({ groupId: group.id })).items),
  "the list of events with the group's id": async (caller) =>
    holds((await caller.events.list({ groupId: group.slug })).items),
  "the other dates of its series": async (caller) =>
    holds((await caller.series.get({ eventId: sibling.id })).items),
  "its cover": (caller) => answers(caller.uploads.attachment({ attachmentId: coverId })),
  "the posts about it": async (caller) =>
    (await caller.posts.list({ groupId: group.id, eventId: event.id })).items.length > 0,
  "the event beside a post": async (caller) => (await caller.posts.get({ postId })).event !== null,
  "its private channel": (_, viewer) => {
    const channel = eventChannel({ id: event.id, visibility: "private" });
    return answers(authorizeChannel(database.db, { viewer, socketId: "1.2", channel }));
  },
};

/** Places that show the same to everyone: a member finds an event that is not public elsewhere. */
const PUBLIC: Record<string, Find> = {
  "the list of events": async (caller) => holds((await caller.events.list({})).items),
  "the search of events": async (caller) => holds((await caller.events.list({ q: "quokka" })).items),
  "the search of everything": async (caller) =>
    holds((await caller.search.everything({ q: "quokka" })).events.items),
  "the feed of announcements": async (caller) => holds((await caller.announcements.list()).items),
  "the sitemap": async (caller) => {
    const { items } = await caller.announcements.addresses();
    return items.some(({ slug }) => slug === `event-${event.id}`);
  },
  "the public calendar": async (caller) => (await caller.calendar.public()).text.includes(TITLE),
  "pages of other sites": async (caller) => {
    const read = caller.events.get({ eventId: event.id });
    return read.then(canEmbed, () => false);
  },
  "the public channel": async () => {
    await database.db.livePublish.deleteMany();
    const news = (await tellSeats(database.db, [event.poolId], new Date())).get(event.poolId);
    const heard = news && "messages" in news ? news.messages.map(({ channel }) => channel) : [];
    return heard.includes(eventChannel({ id: event.id, visibility: "public" }));
  },
};

/** Places that show people what they answered. */
const OWN: Record<string, Find> = {
  "one's own RSVPs": async (caller) =>
    (await caller.rsvps.listMine({ when: "upcoming" })).items.some(({ event: { id } }) => id === event.id),
  "one's own calendar": async (caller) => {
    const { url } = await caller.calendar.address();
    const token = url.split("/").at(-1)?.replace(".ics", "") ?? "";
    return (await caller.calendar.feed({ token })).text.includes(TITLE);
  },
};

async function foundBy(finds: Record<string, Find>, viewer: Viewer | null): Promise<string[]> {
  const found: string[] = [];
  for (const [name, find] of Object.entries(finds))
    if (await find(callerOf(viewer), viewer)) found.push(name);
  return found;
}

type State = { visibility: "public" | "private"; membersFirstUntil: Date | null };
const put = (state: State) => database.db.event.update({ where: { id: event.id }, data: state });
const EARLY: State = { visibility: "public", membersFirstUntil: inHours(5) };
const LATE: State = { visibility: "public", membersFirstUntil: inHours(-1) };
const CLOSED: State = { visibility: "private", membersFirstUntil: null };

test.each([
  ["shown to members first", EARLY],
  ["private", CLOSED],
] as const)("no one outside the group finds an event that is %s in any place", async (_, state) => {
  await put(state);
  for (const viewer of [null, people.stranger, people.declined, people.left])
    expect(await foundBy({ ...EVERYONES, ...PUBLIC }, viewer)).toEqual([]);
});

test.each([
  ["shown to members first", EARLY],
  ["private", CLOSED],
] as const)(
  "a member finds an event that is %s in every place of the group, and in no public one",
  async (_, state) => {
    await put(state);
    expect(await foundBy(EVERYONES, people.member)).toEqual(Object.keys(EVERYONES));
    expect(await foundBy(PUBLIC, people.member)).toEqual([]);
  },
);

test.each([
  ["shown to members first", EARLY],
  ["private", CLOSED],
] as const)(
  "a person who cancelled is not told of an event that is %s by what they once answered, until they have a right again",
  async (_, state) => {
    const { db } = database;
    await put(state);
    expect(await foundBy(OWN, people.left)).toEqual([]);
    const { id: userId, email } = people.left;
    const invitation = await db.invitation.create({
      data: { id: newId(), eventId: event.id, email, invitedById: group.ownerId },
    });
    expect(await foundBy(OWN, people.left)).toEqual(Object.keys(OWN));
    await db.invitation.delete({ where: { id: invitation.id } });
    await addGroupMember(db, group.id, { userId });
    expect(await foundBy(OWN, people.left)).toEqual(Object.keys(OWN));
    await db.groupMember.deleteMany({ where: { groupId: group.id, userId } });
    await put(LATE);
    expect(await foundBy(OWN, people.left)).toEqual(Object.keys(OWN));
  },
);

test("everyone finds an event in every place once the time of its members is over", async () => {
  await put(LATE);
  for (const viewer of [null, people.stranger, people.member])
    expect(await foundBy({ ...EVERYONES, ...PUBLIC }, viewer)).toEqual([
      ...Object.keys(EVERYONES),
      ...Object.keys(PUBLIC),
    ]);
});

test("an event of a group that was deleted is seen by its former members like by anyone else", async () => {
  await put(CLOSED);
  await database.db.group.update({ where: { id: group.id }, data: { deletedAt: new Date() } });
  expect(await foundBy({ "the event": EVERYONES["the event"] as Find }, people.member)).toEqual([]);
  await database.db.group.update({ where: { id: group.id }, data: { deletedAt: null } });
});
