import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createUsers, newId } from "../../../tests/factories";
import { holding } from "../../../tests/faults/holding";
import { withoutLocks } from "../../../tests/faults/without-locks";
import { findViolations } from "../../../tests/invariants";
import { untilOneWaits } from "../../../tests/locks";
import {
  addMember,
  askVenue,
  createEntry,
  createOrganization,
  createRfp,
  createVenue,
  offerHold,
  type TestOrganization,
} from "../../../tests/venue-factories";
import type { Db } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { provideEnv } from "../../env";
import { withdrawBanned } from "../../jobs/withdraw-banned";
import { log } from "../../log";
import { findEndedHolders } from "../../outbox/sinks/live/ended-rights";
import { exportAccount } from "../accounts/export/queries";
import { banUser, unbanUser } from "../operations/users/commands";
import { changeMember } from "../organizations/members.commands";
import { deleteAccount } from "./commands";
import { settleOrganizations } from "./organizations.commands";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "http://localhost:3000", NEXTAUTH_SECRET: "for tests" });
const database = testDatabase();
const now = new Date();
const mail = { origin: "http://localhost:3000", send: async () => {} };

let organization: TestOrganization;
beforeEach(async () => {
  organization = await createOrganization(database.db);
});

const ban = (userId: string, db = database.db) => banUser(db, { userId, now, decideAt: null });

async function remove(userId: string) {
  const { db } = database;
  const holderId = newId();
  await db.accountProof.create({ data: { userId, holder: holderId, provenAt: now } });
  const { email } = await db.user.findUniqueOrThrow({ where: { id: userId } });
  await deleteAccount(db, { userId, holderId, confirm: email, now, decideAt: null, mail });
  return email;
}

/** As the commit of a ban leaves it, before anything is settled. */
const shutOut = (userIds: string[]) =>
  database.db.user.updateMany({ where: { id: { in: userIds } }, data: { bannedAt: now } });

async function membersOf({ id }: { id: string } = organization): Promise<Record<string, string>> {
  const rows = await database.db.organizationMember.findMany({ where: { organizationId: id } });
  return Object.fromEntries(rows.map(({ userId, role }) => [userId, role]));
}

const factsOf = (aggregateId: string) =>
  database.db.outboxEvent.findMany({ where: { aggregateId }, orderBy: { seq: "asc" } });

const joined = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

async function memberSince(minutes: number, role: "manager" | "member"): Promise<string> {
  const userId = await addMember(database.db, organization.id, { role });
  await database.db.organizationMember.updateMany({ where: { userId }, data: { joinedAt: joined(minutes) } });
  return userId;
}

describe("an organization whose only owner ends", () => {
  test.each([
    ["ban", ban],
    ["deletion", remove],
  ] as const)("gets its longest-serving manager as the owner after a %s", async (how, end) => {
    const member = await memberSince(90, "member");
    const bannedManager = await memberSince(80, "manager");
    const manager = await memberSince(60, "manager");
    const newer = await memberSince(30, "manager");
    await shutOut([bannedManager]);
    await end(organization.ownerId);
    expect(await membersOf()).toEqual({
      [member]: "member",
      [bannedManager]: "manager",
      [manager]: "owner",
      [newer]: "manager",
      ...(how === "ban" && { [organization.ownerId]: "member" }),
    });
    const told = await factsOf(organization.id);
    expect(told.map(({ type, payload }) => [type, (payload as { userId: string }).userId])).toEqual([
      ["organization.members-changed", organization.ownerId],
      ["organization.members-changed", manager],
    ]);
    await unbanUser(database.db, { userId: bannedManager, now });
    expect((await membersOf())[bannedManager]).toBe("manager");
  });

  test("keeps another owner who is not banned, and a banned owner beside them", async () => {
    const other = await addMember(database.db, organization.id, { role: "owner" });
    await ban(organization.ownerId);
    expect(await membersOf()).toEqual({ [organization.ownerId]: "owner", [other]: "owner" });
    await remove(other);
    expect(await membersOf()).toEqual({ [organization.ownerId]: "owner" });
  });

  test("makes a plain member the owner where there is no manager, and ends the webhooks that managers set up", async () => {
    const member = await memberSince(5, "member");
    const hook = { url: "https://hooks.example", secret: "s", organizationId: organization.id };
    await database.db.webhookEndpoint.create({ data: hook });
    await ban(organization.ownerId);
    expect(await membersOf()).toMatchObject({ [member]: "owner" });
    expect(await database.db.webhookEndpoint.count({ where: { organizationId: organization.id } })).toBe(0);
  });

  test("keeps its webhooks while a manager is left", async () => {
    await memberSince(5, "manager");
    const hook = { url: "https://hooks.example", secret: "s", organizationId: organization.id };
    await database.db.webhookEndpoint.create({ data: hook });
    await ban(organization.ownerId);
    expect(await database.db.webhookEndpoint.count({ where: { organizationId: organization.id } })).toBe(1);
  });
});

/** An organization with a listed venue where others wait, two sent RFPs, a hold and a place elsewhere, and an invitation. */
async function createBusy() {
  const { db } = database;
  const venue = await createVenue(db, { organizationId: organization.id });
  const waiting = [
    await createEntry(db, { venueId: venue.id }),
    await createEntry(db, { venueId: venue.id }),
  ];
  await db.venueWaitlistEntry.update({ where: { id: waiting[1]?.id ?? "" }, data: { isPaused: true } });
  const elsewhere = await createVenue(db, {
    manualStatus: "accepting_events",
    availabilityStatus: "accepting_events",
  });
  const rfp = await createRfp(db, { organizationId: organization.id });
  const rfpVenueId = await askVenue(db, { rfpId: rfp.id, venueId: elsewhere.id });
  const held = await createEntry(db, { venueId: elsewhere.id, organizationId: organization.id });
  await offerHold(db, held.id);
  const next = await createEntry(db, { venueId: elsewhere.id });
  const draft = await createRfp(db, { organizationId: organization.id, status: "draft", sentAt: null });
  const invitation = { organizationId: organization.id, email: `${newId()}@x.test`, role: "owner" as const };
  await db.organizationInvitation.create({
    data: { ...invitation, invitedById: organization.ownerId, expiresAt: new Date(Date.now() + 1e9) },
  });
  return { venue, waiting, elsewhere, rfp, rfpVenueId, held, next, draft };
}

const stateOf = async (ids: string[]) => {
  const rows = await database.db.venueWaitlistEntry.findMany({ where: { id: { in: ids } } });
  return ids.map((id) => {
    const { status, endReason } = rows.find((one) => one.id === id) ?? {};
    return `${status} ${endReason}`;
  });
};

describe("an organization that nobody is left in", () => {
  test.each([
    ["ban", ban],
    ["deletion", remove],
  ] as const)("has nothing open after a %s, and everyone who counted on it is told", async (_how, end) => {
    const { db } = database;
    const busy = await createBusy();
    await end(organization.ownerId);

    expect(await db.venue.findUnique({ where: { id: busy.venue.id } })).toMatchObject({ status: "archived" });
    expect(await stateOf(busy.waiting.map(({ id }) => id))).toEqual([
      "expired venue_closed",
      "expired venue_closed",
    ]);
    const ofVenue = (await factsOf(busy.venue.id)).map(({ type }) => type);
    expect(ofVenue).toEqual(["venue.changed", "venueHold.lapsed", "venueHold.lapsed"]);
    expect(await stateOf([busy.held.id, busy.next.id])).toEqual(["cancelled other", "offered null"]);
    expect(await db.rfp.findUnique({ where: { id: busy.rfp.id } })).toMatchObject({
      status: "closed",
      closeReason: "The organization is no longer on Turnout.",
    });
    expect(await db.rfp.findUnique({ where: { id: busy.draft.id } })).toBeNull();
    expect((await factsOf(busy.rfp.id)).map(({ type }) => type)).toEqual(["rfp.closed", "rfp.venue-closed"]);
    expect(await db.organizationInvitation.count({ where: { organizationId: organization.id } })).toBe(0);
    expect(await findViolations(db, new Date())).toEqual([]);
    expect(await settleOrganizations(db, { decideAt: null })).toEqual({
      organizations: 0,
      organizationsFailed: 0,
    });
  });

  test("an end that was interrupted, and a venue that was added meanwhile, are settled by the job", async () => {
    const { db } = database;
    const busy = await createBusy();
    await shutOut([organization.ownerId]);
    const run = () => withdrawBanned.run({ db, now, decideAt: null, log: log(), slotAt: now });
    expect(await run()).toMatchObject({ organizations: 1, organizationsFailed: 0 });
    expect(await run()).toMatchObject({ organizations: 0 });
    await db.organizationMember.deleteMany({ where: { organizationId: organization.id } });
    await db.venue.update({ where: { id: busy.venue.id }, data: { status: "listed" } });
    expect(await run()).toMatchObject({ organizations: 1 });
    expect(await db.venue.findUnique({ where: { id: busy.venue.id } })).toMatchObject({ status: "archived" });
  });
});

test("one organization that cannot be settled keeps no other from it, however many fail before it", async () => {
  const { db } = database;
  const [ownerId = ""] = await createUsers(db, 1);
  const failing = Array.from({ length: 205 }, () => newId()).toSorted();
  await db.organization.createMany({ data: failing.map((id) => ({ id, slug: `o-${id}`, name: "Stuck" })) });
  const last = await createOrganization(db, { ownerId });
  for (const id of [...failing, last.id]) await createRfp(db, { organizationId: id, createdById: ownerId });
  await db.organizationMember.createMany({
    data: failing.map((organizationId) => ({ organizationId, userId: ownerId, role: "owner" as const })),
  });
  await shutOut([ownerId]);
  await db.$executeRaw`
    create function stuck() returns trigger language plpgsql as $$ begin
      if exists (select 1 from "Organization" where id = new."organizationId" and name = 'Stuck') then
        raise exception 'stuck'; end if;
      return new; end $$`;
  await db.$executeRaw`create trigger stuck before update on "Rfp" for each row execute function stuck()`;
  const settled = await settleOrganizations(db, { userId: ownerId, decideAt: null });
  await db.$executeRaw`drop trigger stuck on "Rfp"`;
  expect(settled).toEqual({ organizations: 1, organizationsFailed: 205 });
  expect(await db.rfp.count({ where: { organizationId: last.id, status: "closed" } })).toBe(1);
  await db.organizationMember.deleteMany({ where: { organizationId: { in: failing } } });
  await db.rfp.deleteMany({ where: { organizationId: { in: failing } } });
});

test("an organization whose connection is cut off keeps no other from being settled", async () => {
  const { db } = database;
  const [ownerId = ""] = await createUsers(db, 1);
  const cut = await createOrganization(db, { ownerId });
  const next = await createOrganization(db, { ownerId });
  for (const { id } of [cut, next]) await createRfp(db, { organizationId: id, createdById: ownerId });
  await shutOut([ownerId]);
  const first = [cut.id, next.id].toSorted()[0] ?? "";
  await db.$executeRawUnsafe(`
    create function cut_off() returns trigger language plpgsql as $$ begin
      if new."organizationId" = '${first}' then raise exception 'cut' using errcode = '25P03'; end if;
      return new; end $$`);
  await db.$executeRaw`create trigger cut_off before update on "Rfp" for each row execute function cut_off()`;
  const settled = await settleOrganizations(db, { userId: ownerId, decideAt: null });
  await db.$executeRaw`drop trigger cut_off on "Rfp"`;
  expect(settled).toEqual({ organizations: 1, organizationsFailed: 1 });
  expect(await settleOrganizations(db, { userId: ownerId, decideAt: null })).toMatchObject({
    organizations: 1,
  });
});

describe("two last owners who end at once", () => {
  /** @returns how often the heir was told of their new role */
  async function endBoth(open: () => Db): Promise<number> {
    const other = await addMember(database.db, organization.id, { role: "owner" });
    const heir = await memberSince(5, "member");
    await shutOut([organization.ownerId, other]);
    const ends = [organization.ownerId, other].map((userId) =>
      settleOrganizations(open(), { userId, decideAt: null }),
    );
    await Promise.all(ends);
    expect(await membersOf()).toEqual({
      [organization.ownerId]: "member",
      [other]: "member",
      [heir]: "owner",
    });
    const told = await factsOf(organization.id);
    return told.filter(({ payload }) => (payload as { userId: string }).userId === heir).length;
  }

  test("leave one new owner, who is made so once", async () => {
    const lock = await holding(
      database.db,
      Prisma.sql`select 1 from "Organization" where id = ${organization.id}::uuid for no key update`,
    );
    const ended = endBoth(() => database.openSecond(2));
    await untilOneWaits(database.db);
    await lock.release();
    expect(await ended).toBe(1);
  });

  test("positive control: without the lock the new owner is made twice", async () => {
    const unlocked = withoutLocks(database.openSecond(6), 2);
    expect(await endBoth(() => unlocked)).toBe(2);
  });
});

test("bans of all owners at once leave an owner", async () => {
  const other = await addMember(database.db, organization.id, { role: "owner" });
  const heir = await memberSince(5, "member");
  await Promise.all([ban(organization.ownerId), ban(other, database.openSecond(4))]);
  expect((await membersOf())[heir]).toBe("owner");
});

test.each([
  ["a ban", ban],
  ["a deletion", remove],
  [
    "a removal",
    (userId: string) =>
      changeMember(database.db, { organization, actorId: organization.ownerId, userId, role: null }),
  ],
  [
    "leaving",
    (userId: string) => changeMember(database.db, { organization, actorId: userId, userId, role: null }),
  ],
])("after %s nothing that the member opened still listens to the organization", async (_how, end) => {
  const { db } = database;
  const userId = await addMember(db, organization.id);
  const token = await db.personalAccessToken.create({
    data: { userId, name: "a program", tokenHash: newId() },
  });
  await end(userId);
  const facts = await db.outboxEvent.findMany({
    where: { OR: [{ aggregateId: organization.id }, { aggregateId: userId }] },
  });
  const cut = await Promise.all(facts.map((fact) => findEndedHolders(db, fact as never)));
  expect(cut.flat()).toContain(token.id);
});

test("an export lists memberships, and a deletion takes the invitations to the address along", async () => {
  const { db } = database;
  const [inviter = "", ana = ""] = await createUsers(db, 2);
  await addMember(db, organization.id, { userId: ana, role: "manager" });
  const { email } = await db.user.findUniqueOrThrow({ where: { id: ana } });
  const other = await createOrganization(db, { ownerId: inviter, name: "North Stage" });
  await db.organizationInvitation.create({
    data: {
      organizationId: other.id,
      email,
      role: "member",
      invitedById: inviter,
      expiresAt: new Date(Date.now() + 1e9),
    },
  });
  expect(await exportAccount(db, { userId: ana, now })).toMatchObject({
    memberships: [{ role: "manager", organization: { id: organization.id, name: organization.name } }],
    organizationInvitations: [{ role: "member", organization: { name: "North Stage" } }],
  });
  await remove(ana);
  expect(await db.organizationInvitation.count({ where: { email } })).toBe(0);
  expect(await db.organizationMember.count({ where: { userId: ana } })).toBe(0);
});
