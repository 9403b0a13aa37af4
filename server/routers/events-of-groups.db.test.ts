import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refusalOf } from "../../tests/authorization/refusal-of";
import { viewerOf } from "../../tests/cast";
import { testDatabase } from "../../tests/database";
import { createUsers } from "../../tests/factories";
import { addGroupMember, createGroup, type TestGroup } from "../../tests/group-factories";
import { provideEnv } from "../env";
import { refusalIn } from "../trpc/errors";
import { createCallerFactory } from "../trpc/procedures";
import { appRouter } from "./app-router";

const database = testDatabase();
beforeAll(() =>
  provideEnv({ DATABASE_URL: database.requestUrl, NEXTAUTH_SECRET: "for tests", LOG_LEVEL: "silent" }),
);
const createCaller = createCallerFactory(appRouter);
const inHours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();

type Role = "owner" | "moderator" | "member" | "stranger";
let group: TestGroup;
const ids = {} as Record<Role, string>;

beforeEach(async () => {
  const { db } = database;
  group = await createGroup(db);
  ids.owner = group.ownerId;
  ids.moderator = await addGroupMember(db, group.id, { role: "moderator" });
  ids.member = await addGroupMember(db, group.id);
  [ids.stranger = ""] = await createUsers(db, 1);
});

async function as(role: Role) {
  const viewer = await viewerOf(database.db, ids[role]);
  const by = { credential: "cookie", requestId: "test", clientAddress: ids[role] } as const;
  return createCaller({ db: database.db, now: new Date(), viewer, ...by });
}

const plan = (more: object = {}) => ({
  ...{ title: "A walk", startsAt: inHours(48), endsAt: inHours(50), timeZone: "Europe/Berlin" },
  ...{ groupId: group.id, ...more },
});
const refused = async (role: Role, name: string, input: unknown) => {
  const viewer = await viewerOf(database.db, ids[role]);
  return (await refusalOf(database.db, { name, viewer, input }))?.reason ?? null;
};
const change = (data: object) => database.db.group.update({ where: { id: group.id }, data });
const suspend = (role: Role) =>
  database.db.groupMember.updateMany({
    where: { groupId: group.id, userId: ids[role] },
    data: { suspendedUntil: new Date(inHours(5)) },
  });

async function published(role: Role, more: object = {}) {
  const caller = await as(role);
  const { id } = await caller.events.create(plan(more));
  return caller.events.publish({ eventId: id });
}

describe("making an event in a group", () => {
  test("it is for members whose role makes events in the group, while the group is written in", async () => {
    const make = (role: Role) => refused(role, "events.create", plan());
    expect(await make("moderator")).toBeNull();
    expect(await make("member")).toBe("group.role-too-low");
    expect(await make("stranger")).toBe("group.members-only");
    await change({ visibility: "private" });
    expect(await make("stranger")).toBe("group.not-found");
    await change({ eventsBy: "member" });
    expect(await make("member")).toBeNull();
    await suspend("member");
    expect(await make("member")).toBe("group.suspended");
    await change({ archivedAt: new Date() });
    expect(await make("owner")).toBe("group.archived");
    await change({ deletedAt: new Date() });
    expect(await make("owner")).toBe("group.not-found");
  });

  test("a host who may make events in the group no longer neither publishes nor restores one there", async () => {
    await change({ eventsBy: "member" });
    const member = await as("member");
    const { id } = await member.events.create(plan());
    const cancelled = await published("member");
    await member.events.cancel({ eventId: cancelled.id });
    const endings = [
      () => suspend("member"),
      () => database.db.groupMember.deleteMany({ where: { groupId: group.id, userId: ids.member } }),
      () => change({ archivedAt: new Date() }),
    ];
    for (const end of endings) {
      await end();
      expect(await refused("member", "events.publish", { eventId: id })).toBe("event.not-for-group");
      expect(await refused("member", "events.restore", { eventId: cancelled.id })).toBe(
        "event.not-for-group",
      );
    }
    await member.events.edit({ eventId: id, groupId: null });
    expect(await refused("member", "events.publish", { eventId: id })).toBeNull();
  });

  test("a host moves an event only into a group in which they may make events", async () => {
    const caller = await as("member");
    const { id } = await caller.events.create(plan({ groupId: null }));
    const edit = { eventId: id, groupId: group.id };
    expect(await refused("member", "events.edit", edit)).toBe("group.role-too-low");
    await change({ eventsBy: "member" });
    expect((await caller.events.edit(edit)).group).toEqual({
      ...{ id: group.id, slug: group.slug, name: "Night Walkers" },
    });
    await change({ eventsBy: "owner" });
    expect((await caller.events.edit({ ...edit, title: "A long walk" })).title).toBe("A long walk");
  });

  test("the groups to choose from are those in which the person may make events now", async () => {
    const choices = async (role: Role) => {
      const caller = await as(role);
      return (await caller.groups.forEvents()).items.map(({ id }) => id);
    };
    expect(await choices("owner")).toEqual([group.id]);
    expect(await choices("moderator")).toEqual([group.id]);
    expect(await choices("member")).toEqual([]);
    await suspend("moderator");
    expect(await choices("moderator")).toEqual([]);
    await change({ archivedAt: new Date() });
    expect(await choices("owner")).toEqual([]);
  });
});

describe("the time until which members see an event first", () => {
  test.each([
    [{ groupId: null, membersFirstUntil: inHours(5) }],
    [{ visibility: "private", membersFirstUntil: inHours(5) }],
    [{ membersFirstUntil: inHours(48.5) }],
  ])("an event with %j is refused", async (more) => {
    const caller = await as("owner");
    const refusal = await caller.events.create(plan(more)).catch(refusalIn);
    expect(refusal).toMatchObject({ details: { fields: [{ field: "membersFirstUntil" }] } });
  });

  test("it ends with the event's place in the group, and when the event is no longer public", async () => {
    const caller = await as("owner");
    const { id, ...made } = await caller.events.create(plan({ membersFirstUntil: inHours(5) }));
    expect([made.visibility, made.effectiveVisibility]).toEqual(["public", "private"]);
    expect((await caller.events.edit({ eventId: id, groupId: null })).membersFirstUntil).toBeNull();
    await caller.events.edit({ eventId: id, groupId: group.id, membersFirstUntil: inHours(5) });
    const unlisted = await caller.events.edit({ eventId: id, visibility: "unlisted" });
    expect(unlisted.membersFirstUntil).toBeNull();
  });

  test("a member who was banned keeps a seat, and once they cancelled it they get no new one", async () => {
    const { id: eventId } = await published("owner", { membersFirstUntil: inHours(5) });
    const member = await as("member");
    await member.rsvps.rsvp({ eventId });
    const owner = await as("owner");
    await owner.groups.members.ban({ groupId: group.id, userId: ids.member, reason: "Spam" });
    expect((await member.events.get({ eventId })).id).toBe(eventId);
    await member.rsvps.withdraw({ eventId });
    expect(await refused("member", "events.get", { eventId })).toBe("event.not-found");
    expect(await refused("member", "rsvps.rsvp", { eventId })).toBe("event.not-found");
  });

  test("a copy and the dates of a series keep it as far before their start", async () => {
    const caller = await as("owner");
    const until = inHours(24);
    const { id, startsAt } = await caller.events.create(plan({ membersFirstUntil: until, announces: true }));
    const distance = Date.parse(startsAt) - Date.parse(until);
    const copy = await caller.events.duplicate({ eventId: id });
    const { results } = await caller.series.repeat({
      eventId: id,
      frequency: "weekly",
      count: 2,
      publish: false,
    });
    const date = await caller.events.get({ eventId: results[0]?.id ?? "" });
    for (const one of [copy, date]) {
      expect(Date.parse(one.startsAt) - Date.parse(one.membersFirstUntil ?? "")).toBe(distance);
      expect(one.group?.id).toBe(group.id);
    }
    expect([copy.announces, date.announces]).toEqual([true, false]);
    await database.db.groupMember.deleteMany({ where: { groupId: group.id, userId: ids.owner } });
    const outside = await caller.events.duplicate({ eventId: id });
    expect([outside.group, outside.membersFirstUntil, outside.announces]).toEqual([null, null, false]);
  });
});

test("a private group is named to those who may read it, and in lists an unlisted one to its members only", async () => {
  const event = await published("owner");
  const named = async (role: Role) => {
    const caller = await as(role);
    const { items } = await caller.events.list({ limit: 100 });
    const listed = items.find(({ id }) => id === event.id)?.group ?? null;
    return [(await caller.events.get({ eventId: event.id })).group !== null, listed !== null];
  };
  expect(await named("stranger")).toEqual([true, true]);
  await change({ visibility: "unlisted" });
  expect(await named("stranger")).toEqual([true, false]);
  await change({ visibility: "private" });
  expect(await named("stranger")).toEqual([false, false]);
  expect(await named("member")).toEqual([true, false]);
});

describe("leaders of the group", () => {
  const inputs = (eventId: string) => ({
    "claims.list": { eventId },
    "claims.open": { eventId, seats: 1, expiresAt: inHours(5) },
    "rsvps.registerGroup": {
      eventId,
      people: [{ email: "x@people.test" }],
      mode: "asManyAsFit",
    },
  });

  test("owners and moderators use claim links and group registration of an event that they do not run", async () => {
    await change({ eventsBy: "member" });
    const { id } = await published("member", { visibility: "private" });
    for (const [name, input] of Object.entries(inputs(id))) {
      expect([name, await refused("moderator", name, input)]).toEqual([name, null]);
      expect([name, await refused("stranger", name, input)]).toEqual([name, "event.not-found"]);
    }
    const { link } = await (await as("owner")).claims.open(inputs(id)["claims.open"]);
    expect(await refused("stranger", "claims.close", { linkId: link.id })).toBe("claim.not-found");
    expect(await refused("moderator", "claims.close", { linkId: link.id })).toBeNull();
    expect((await (await as("moderator")).events.get({ eventId: id })).viewerLeads).toBe(true);
    expect(await refused("moderator", "rsvps.participants", { eventId: id })).toBe("event.not-found");
    expect(await refused("moderator", "events.edit", { eventId: id, title: "Mine" })).toBe("event.not-found");
  });

  test("members, suspended moderators and leaders of a deleted group do not", async () => {
    const { id } = await published("owner");
    const list = (role: Role) => refused(role, "claims.list", { eventId: id });
    expect(await list("member")).toBe("event.not-found");
    expect(await list("moderator")).toBeNull();
    await suspend("moderator");
    expect(await list("moderator")).toBe("event.not-found");
    await database.db.groupMember.updateMany({
      where: { groupId: group.id },
      data: { suspendedUntil: null },
    });
    await change({ deletedAt: new Date() });
    expect(await list("moderator")).toBe("event.not-found");
  });
});

describe("taking an event out of the group", () => {
  test("a moderator takes an event out, and its members see it no longer unless they answered it", async () => {
    await change({ eventsBy: "member" });
    const { id } = await published("member", { visibility: "private" });
    const guest = await as("owner");
    await guest.rsvps.rsvp({ eventId: id });
    const out = { groupId: group.id, eventId: id };
    expect(await refused("member", "groups.takeOutEvent", out)).toBe("group.role-too-low");
    await (await as("moderator")).groups.takeOutEvent(out);
    expect(await refused("moderator", "events.get", { eventId: id })).toBe("event.not-found");
    expect((await guest.events.get({ eventId: id })).group).toBeNull();
    expect(await refused("moderator", "groups.takeOutEvent", out)).toBe("event.not-found");
  });

  test("the log of the group says whose event was taken out, and the title only of an event that was open to all", async () => {
    await change({ eventsBy: "member" });
    for (const visibility of ["public", "private"]) {
      const { id } = await published("member", { visibility });
      await (await as("moderator")).groups.takeOutEvent({ groupId: group.id, eventId: id });
    }
    const { items } = await (await as("member")).groupModeration.log({ groupId: group.id });
    const taken = (reason: string) => ({ kind: "event-taken-out", person: { id: ids.member }, reason });
    expect(items).toMatchObject([taken(""), taken("A walk")]);
  });

  test("a moderator whom the host barred from a private event still sees it, finds it in the group and takes it out", async () => {
    await change({ eventsBy: "member" });
    const { id } = await published("member", { visibility: "private" });
    const moderator = await as("moderator");
    await moderator.rsvps.rsvp({ eventId: id });
    const { id: rsvpId } = await database.db.rsvp.findFirstOrThrow({ where: { userId: ids.moderator } });
    await (await as("member")).rsvps.bar({ eventId: id, rsvpId });
    expect((await moderator.events.get({ eventId: id })).id).toBe(id);
    expect((await moderator.groups.events({ groupId: group.id })).items.map((one) => one.id)).toEqual([id]);
    await moderator.groups.takeOutEvent({ groupId: group.id, eventId: id });
    expect(await refused("moderator", "events.get", { eventId: id })).toBe("event.not-found");
  });

  test("an event of another group is not found", async () => {
    const { id } = await published("owner");
    const other = await createGroup(database.db, { ownerId: ids.owner });
    const out = { groupId: other.id, eventId: id };
    expect(await refused("owner", "groups.takeOutEvent", out)).toBe("event.not-found");
  });
});

test("the past events of a group are paged from the latest on, as far as the viewer sees them", async () => {
  const owner = await as("owner");
  const made: string[] = [];
  for (const visibility of ["public", "private", "unlisted"] as const) {
    const { id } = await published("owner", { visibility });
    made.push(id);
  }
  const list = async (role: Role, cursor?: string) =>
    (await as(role)).groups.events({ groupId: group.slug, limit: 2, ...(cursor && { cursor }) });
  const first = await list("member");
  const second = await list("member", first.nextCursor ?? "");
  expect([...first.items, ...second.items].map(({ id }) => id).sort()).toEqual(made.toSorted());
  expect(second.nextCursor).toBeNull();
  expect((await list("stranger")).items.map(({ id }) => id)).toEqual([made[0]]);
  expect((await owner.groups.events({ groupId: group.id, when: "past" })).items).toEqual([]);
});
