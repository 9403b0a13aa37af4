import { describe, expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { createUpload, createUsers, newId } from "../../../tests/factories";
import { addGroupMember, createGroup as makeGroup } from "../../../tests/group-factories";
import { provideEnv } from "../../env";
import type { Viewer } from "../accounts/schema";
import { findGroupAccess } from "./access/queries";
import { archiveGroup, createGroup, deleteGroup, editGroup } from "./commands";
import { changeRole } from "./members.commands";
import { getGroup, listGroups } from "./queries";
import type { GroupChanges } from "./schema";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests" });
const database = testDatabase();

async function person(): Promise<Viewer> {
  const [id = ""] = await createUsers(database.db, 1);
  return viewerOf(database.db, id);
}

async function siteTag(name: string, alias?: string): Promise<string> {
  const slug = `${name.toLowerCase()}-${newId()}`;
  const words = [slug, ...(alias ? [alias] : [])];
  const { id } = await database.db.tag.create({
    data: { name, slug, color: "green", names: { create: words.map((word) => ({ word })) } },
  });
  return id;
}

const factsOf = async (groupId: string) =>
  (
    await database.db.outboxEvent.findMany({ where: { aggregateId: groupId }, orderBy: { createdAt: "asc" } })
  ).map(({ type }) => type);

describe("creating a group", () => {
  test("makes the caller its owner and only member, with a slug by its name", async () => {
    const viewer = await person();
    const group = await createGroup(database.db, { name: "Nächte im Park", viewer, now: null });
    expect(group).toMatchObject({
      name: "Nächte im Park",
      slug: expect.stringMatching(/^nachte-im-park-[a-z0-9]{8}$/),
      visibility: "public",
      joining: "open",
      memberCount: 1,
      postCount: 0,
      role: "owner",
      level: "highlights",
      requested: false,
      settings: { holdsFirst: false, slowSeconds: 0, watchedWords: [], eventsBy: "moderator" },
      version: 1,
    });
    expect(await factsOf(group.id)).toEqual(["group.created"]);
  });

  test("gives a name without Latin letters a slug that says what it is", async () => {
    const group = await createGroup(database.db, { name: "夜の散歩", viewer: await person(), now: null });
    expect(group.slug).toMatch(/^group-[a-z0-9]{8}$/);
  });

  test("is refused to a person who owns a hundred groups, and possible again after one was deleted", async () => {
    const viewer = await person();
    const ids = Array.from({ length: 100 }, newId);
    const { db } = database;
    await db.group.createMany({ data: ids.map((id) => ({ id, slug: id, name: "One of many" })) });
    await db.groupTally.createMany({ data: ids.map((groupId) => ({ groupId, members: 1 })) });
    await db.groupMember.createMany({
      data: ids.map((groupId) => ({ groupId, userId: viewer.id, role: "owner" as const })),
    });
    const make = () => createGroup(db, { name: "One more", viewer, now: null });
    await expect(make()).rejects.toMatchObject({
      reason: "group.too-many-owned",
      details: { ownedMax: 100 },
    });
    const other = await createGroup(db, { name: "Another", viewer: await person(), now: null });
    const { userId: actorId } = await db.groupMember.findFirstOrThrow({ where: { groupId: other.id } });
    const owner = { groupId: other.id, actorId };
    await addGroupMember(db, other.id, { userId: viewer.id });
    const makeOwner = () => changeRole(db, { ...owner, userId: viewer.id, role: "owner", now: null });
    await expect(makeOwner()).rejects.toMatchObject({
      reason: "group-member.owns-too-many",
      details: { ownedMax: 100 },
    });
    await deleteGroup(db, { groupId: ids[0] ?? "", actorId: viewer.id, now: null });
    await makeOwner();
    await expect(make()).rejects.toThrow("group.too-many-owned");
    await deleteGroup(db, { groupId: ids[1] ?? "", actorId: viewer.id, now: null });
    await expect(make()).resolves.toMatchObject({ memberCount: 1 });
  });

  test("takes topics by name or alias in any case, and refuses a word that is no tag of the site", async () => {
    const viewer = await person();
    await siteTag("Walking", `strolls-${viewer.id}`);
    const { id: groupId } = await makeGroup(database.db);
    await database.db.tag.create({ data: { groupId, name: "Only here", slug: "only-here", color: "red" } });
    const make = (topics: string[]) =>
      createGroup(database.db, { name: "Walkers", topics, viewer, now: null });
    expect(await make(["WALKING"])).toMatchObject({ topics: [{ name: "Walking" }] });
    expect(await make([`strolls-${viewer.id}`, "walking"])).toMatchObject({ topics: [{ name: "Walking" }] });
    for (const word of ["Only here", "Nothing like it"]) {
      await expect(make([word])).rejects.toMatchObject({
        reason: "input.invalid",
        details: { fields: [{ field: "topics" }] },
      });
    }
  });
});

describe("editing a group", () => {
  const edit = (groupId: string, actorId: string, changes: GroupChanges, expectedVersion?: number) =>
    editGroup(database.db, { groupId, actorId, now: null, changes, expectedVersion });

  test("changes what differs, counts the version once, and does nothing the second time", async () => {
    const { id, ownerId } = await makeGroup(database.db);
    const changes: GroupChanges = {
      rules: "Be kind.",
      links: [{ label: "Routes", url: "https://walks.example/routes" }],
      watchedWords: ["casino"],
      membersMax: 20,
    };
    const edited = await edit(id, ownerId, changes, 1);
    expect(edited).toMatchObject({
      rules: "Be kind.",
      links: changes.links,
      membersMax: 20,
      settings: { watchedWords: ["casino"] },
      version: 2,
    });
    // The version that this was made on is stale now, but nothing is left to change.
    expect(await edit(id, ownerId, changes, 1)).toMatchObject({ version: 2 });
    expect(await factsOf(id)).toEqual(["group.changed"]);
  });

  test("on a stale version is refused with the group as it is now", async () => {
    const { id, ownerId } = await makeGroup(database.db);
    await edit(id, ownerId, { name: "Dawn Walkers" });
    await expect(edit(id, ownerId, { name: "Dusk Walkers" }, 1)).rejects.toMatchObject({
      reason: "group.changed-meanwhile",
      details: { group: { name: "Dawn Walkers", version: 2 } },
    });
  });

  test("is refused to a person whose role ended between the check and the lock", async () => {
    const { id } = await makeGroup(database.db);
    const member = await addGroupMember(database.db, id);
    await expect(edit(id, member, { name: "Mine" })).rejects.toThrow("group.role-too-low");
    await expect(edit(id, newId(), { name: "Mine" })).rejects.toThrow("group.members-only");
    const hidden = await makeGroup(database.db, { visibility: "private" });
    await expect(edit(hidden.id, newId(), { name: "Mine" })).rejects.toThrow("group.not-found");
  });

  test("takes a cover from one's own upload, keeps it for other owners, and refuses other people's uploads", async () => {
    const { db } = database;
    const { id, ownerId } = await makeGroup(db);
    const uploadId = await createUpload(db, { ownerId, purpose: "group_cover" });
    const coverUrl = `/api/v1/attachments/${uploadId}`;
    expect(await edit(id, ownerId, { coverUploadId: uploadId })).toMatchObject({
      coverUrl,
      coverUploadId: uploadId,
    });
    const second = await addGroupMember(db, id, { role: "owner" });
    expect(await edit(id, second, { coverUrl, name: "Renamed" })).toMatchObject({ coverUrl });
    const foreign = await createUpload(db, { ownerId, purpose: "group_cover" });
    await expect(edit(id, second, { coverUploadId: foreign })).rejects.toMatchObject({
      reason: "input.invalid",
      details: { fields: [{ field: "coverUploadId" }] },
    });
    const wrong = await createUpload(db, { ownerId: second, purpose: "event_cover" });
    await expect(edit(id, second, { coverUploadId: wrong })).rejects.toThrow("input.invalid");
    expect(await edit(id, second, { coverUrl: null })).toMatchObject({ coverUrl: null, coverUploadId: null });
  });
});

test("a closed group can be read and opened again, and repeating either changes nothing", async () => {
  const { id, ownerId: actorId } = await makeGroup(database.db);
  const set = (archived: boolean) => archiveGroup(database.db, { groupId: id, actorId, now: null, archived });
  const closed = await set(true);
  expect(closed).toMatchObject({ archivedAt: expect.any(String), version: 2 });
  expect(await set(true)).toEqual(closed);
  expect(await set(false)).toMatchObject({ archivedAt: null, version: 3 });
});

test("a deleted group is not found by anyone, its owner and platform admins included", async () => {
  const { db } = database;
  const owner = await person();
  const { id } = await makeGroup(db, { ownerId: owner.id });
  await deleteGroup(db, { groupId: id, actorId: owner.id, now: null });
  expect(await findGroupAccess(db, { groupId: id, viewer: owner })).toBeNull();
  expect(
    await findGroupAccess(db, { groupId: id, viewer: { ...(await person()), role: "admin" } }),
  ).toBeNull();
  await expect(getGroup(db, { groupId: id, viewerId: owner.id, now: null })).rejects.toThrow(
    "group.not-found",
  );
  await expect(deleteGroup(db, { groupId: id, actorId: owner.id, now: null })).rejects.toThrow(
    "group.not-found",
  );
});

describe("the hub", () => {
  const names = async (by: Partial<Parameters<typeof listGroups>[1]>) => {
    const all = { viewerId: null, mine: false, sort: "newest", limit: 50, now: new Date(), ...by } as const;
    return (await listGroups(database.db, all)).items.map(({ name }) => name);
  };

  test("lists public groups and one's own, and never an unlisted, private or closed one of others", async () => {
    const { db } = database;
    const place = newId();
    const own = { place };
    await makeGroup(db, { ...own, name: "Public" });
    await makeGroup(db, { ...own, name: "Unlisted", visibility: "unlisted" });
    const hidden = await makeGroup(db, { ...own, name: "Private", visibility: "private" });
    await makeGroup(db, { ...own, name: "Closed", archivedAt: new Date() });
    const gone = await makeGroup(db, { ...own, name: "Deleted", deletedAt: new Date() });
    const by = { near: place };
    expect(await names(by)).toEqual(["Public"]);
    expect(await names({ ...by, viewerId: hidden.ownerId })).toEqual(["Private", "Public"]);
    expect(await names({ ...by, viewerId: hidden.ownerId, mine: true })).toEqual(["Private"]);
    expect(await names({ ...by, mine: true })).toEqual([]);
    expect(await names({ ...by, viewerId: gone.ownerId, mine: true })).toEqual([]);
  });

  test("finds words in name, text and topics, sorts by members, and pages without repeating", async () => {
    const { db } = database;
    const mark = newId();
    const tagId = await siteTag(`Topic${mark}`);
    const small = await makeGroup(db, { name: `Small ${mark}` });
    const large = await makeGroup(db, { name: "Large", description: `about ${mark}` });
    await addGroupMember(db, large.id);
    await db.groupTopic.create({ data: { groupId: small.id, tagId } });
    expect(await names({ q: mark, sort: "members" })).toEqual(["Large", `Small ${mark}`]);
    expect(await names({ q: `topic${mark} small` })).toEqual([`Small ${mark}`]);
    expect(await names({ topic: `topic${mark}` })).toEqual([`Small ${mark}`]);
    for (const sort of ["members", "newest"] as const) {
      const all = { viewerId: null, mine: false, q: mark, sort, limit: 1, now: new Date() };
      const first = await listGroups(db, all);
      const second = await listGroups(db, { ...all, cursor: first.nextCursor ?? undefined });
      expect(second.nextCursor).toBeNull();
      expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(2);
      const other = sort === "newest" ? "members" : "newest";
      await expect(
        listGroups(db, { ...all, sort: other, cursor: first.nextCursor ?? undefined }),
      ).rejects.toThrow("input.invalid");
    }
  });

  test("refuses a cursor with a number of members that no group has", async () => {
    const cursor = Buffer.from(JSON.stringify(["groups-members", { members: 3_000_000_000, id: newId() }]));
    const all = { viewerId: null, mine: false, sort: "members" as const, limit: 1, now: new Date() };
    await expect(listGroups(database.db, { ...all, cursor: cursor.toString("base64url") })).rejects.toThrow(
      "input.invalid",
    );
  });
});
