import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refusalOf } from "../../tests/authorization/refusal-of";
import { viewerOf } from "../../tests/cast";
import { testDatabase } from "../../tests/database";
import { createUsers } from "../../tests/factories";
import { addGroupMember, createGroup, type TestGroup } from "../../tests/group-factories";
import { provideEnv } from "../env";
import { expireOffers } from "../jobs/expire-offers";
import { createCallerFactory } from "../trpc/procedures";
import { appRouter } from "./app-router";

const database = testDatabase();
beforeAll(() =>
  provideEnv({ DATABASE_URL: database.requestUrl, NEXTAUTH_SECRET: "for tests", LOG_LEVEL: "silent" }),
);
const createCaller = createCallerFactory(appRouter);
const inHours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();

type Who = "host" | "cohost" | "moderator" | "named" | "stranger";
const ids = {} as Record<Who, string>;
let group: TestGroup;
let eventId: string;

beforeEach(async () => {
  const { db } = database;
  group = await createGroup(db);
  ids.host = group.ownerId;
  ids.moderator = await addGroupMember(db, group.id, { role: "moderator" });
  [ids.named = "", ids.stranger = "", ids.cohost = ""] = await createUsers(db, 3);
  const host = await as("host");
  const event = await host.events.create({
    ...{ title: "A walk", startsAt: inHours(48), endsAt: inHours(50), timeZone: "Europe/Berlin" },
    ...{ groupId: group.id, visibility: "private", capacity: 10 },
  });
  eventId = event.id;
  await host.events.publish({ eventId });
  const { email } = await viewerOf(db, ids.cohost);
  await db.eventStaff.create({ data: { eventId, email, role: "cohost" } });
});

async function as(who: Who) {
  const viewer = await viewerOf(database.db, ids[who]);
  const by = { credential: "cookie", requestId: "test", clientAddress: ids[who] } as const;
  return createCaller({ db: database.db, now: new Date(), viewer, ...by });
}

const refused = async (who: Who, name: string, input: unknown) => {
  const viewer = await viewerOf(database.db, ids[who]);
  return (await refusalOf(database.db, { name, viewer, input }))?.reason ?? null;
};
const emailOf = async (who: Who) => (await viewerOf(database.db, ids[who])).email;

async function opened(who: Who, more: { leaderEmail?: string } = {}) {
  const { link } = await (await as(who)).claims.open({ eventId, seats: 2, expiresAt: inHours(20), ...more });
  if (!link.token) throw new Error("the person who opened a link is not told its secret");
  return { linkId: link.id, token: link.token };
}

const membership = () => ({ groupId: group.id, userId: ids.moderator });
const ENDS: [string, Who, () => Promise<unknown>][] = [
  [
    "a moderator who was banned",
    "moderator",
    async () => (await as("host")).groups.members.ban({ ...membership(), reason: "Spam" }),
  ],
  [
    "a moderator who became a member",
    "moderator",
    () => database.db.groupMember.updateMany({ where: membership(), data: { role: "member" } }),
  ],
  [
    "a moderator who was suspended",
    "moderator",
    () =>
      database.db.groupMember.updateMany({
        where: membership(),
        data: { suspendedUntil: new Date(inHours(5)) },
      }),
  ],
  [
    "a moderator of a group that was deleted",
    "moderator",
    () => database.db.group.update({ where: { id: group.id }, data: { deletedAt: new Date() } }),
  ],
  [
    "a moderator of a group that the event left",
    "moderator",
    () => database.db.event.update({ where: { id: eventId }, data: { groupId: null } }),
  ],
  ["a co-host who was removed", "cohost", () => database.db.eventStaff.deleteMany({ where: { eventId } })],
];

describe("a claim link", () => {
  test.each(ENDS)("of %s opens nothing and names no one any more", async (_, who, end) => {
    const { linkId, token } = await opened(who);
    expect(await refused("stranger", "claims.page", { token })).toBeNull();
    expect((await (await as(who)).claims.led()).items).toHaveLength(1);
    await end();
    for (const claiming of ["stranger", who] as const) {
      expect(await refused(claiming, "claims.page", { token })).toBe("claim.not-found");
      expect(await refused(claiming, "claims.claim", { token, guests: 0 })).toBe("claim.not-found");
    }
    expect((await (await as(who)).claims.led()).items).toEqual([]);
    expect(await refused(who, "claims.close", { linkId })).toBe("claim.not-found");
    const host = await as("host");
    expect((await host.claims.list({ eventId })).items).toMatchObject([{ isOpen: false, unclaimedSeats: 0 }]);
  });

  test("of a person who no longer leads gives its seats back, and one of a host keeps them", async () => {
    await opened("moderator");
    await opened("host");
    const host = await as("host");
    const held = async () => {
      const now = new Date();
      await expireOffers.run({ db: database.db, now, decideAt: null } as Parameters<
        typeof expireOffers.run
      >[0]);
      return (await host.rsvps.seats({ eventId })).offeredSeats;
    };
    expect(await held()).toBe(4);
    await host.groups.members.ban({ ...membership(), reason: "Spam" });
    expect(await held()).toBe(2);
  });

  test("of a person whom a banned moderator named ends as well", async () => {
    const { token } = await opened("moderator", { leaderEmail: await emailOf("named") });
    const led = async () => (await (await as("named")).claims.led()).items.length;
    expect(await led()).toBe(1);
    await (await as("host")).groups.members.ban({ ...membership(), reason: "Spam" });
    expect(await led()).toBe(0);
    expect(await refused("named", "claims.claim", { token, guests: 0 })).toBe("claim.not-found");
  });
});

describe("an address", () => {
  test.each([
    ["host", ["moderator", "cohost"]],
    ["moderator", ["host", "cohost"]],
  ] as const)(
    "by which a %s named the leader of a link is shown to no other leader",
    async (maker, others) => {
      const email = await emailOf("named");
      const { linkId, token } = await opened(maker, { leaderEmail: email });
      const listed = async (who: Who) => (await (await as(who)).claims.list({ eventId })).items;
      expect(await listed(maker)).toMatchObject([{ leaderName: email, token }]);
      const named = await database.db.user.findUniqueOrThrow({ where: { id: ids.named } });
      const made = await database.db.user.findUniqueOrThrow({ where: { id: ids[maker] } });
      for (const who of others) {
        const text = JSON.stringify(await listed(who));
        expect(text).not.toContain(email);
        expect(await listed(who)).toMatchObject([
          { leaderName: made.name, token: who === "moderator" ? null : token },
        ]);
        expect(made.name).not.toBe(named.name);
      }
      expect((await (await as("named")).claims.led()).items).toMatchObject([{ leaderName: email, token }]);
      const closed = await (await as(others[0])).claims.close({ linkId });
      expect(JSON.stringify(closed)).not.toContain(email);
    },
  );

  test("that a moderator registers is shown to no host, and is answered alike whoever is coming", async () => {
    const [going = "", left = ""] = await createUsers(database.db, 2);
    const emails = await Promise.all(
      [going, left, ids.named].map(async (id) => (await viewerOf(database.db, id)).email),
    );
    const host = await as("host");
    const people = emails.slice(0, 2).map((email) => ({ email }));
    await host.rsvps.registerGroup({ eventId, people, mode: "asManyAsFit" });
    for (const [id, status] of [
      [going, "confirmed"],
      [left, "cancelled"],
    ] as const) {
      await database.db.rsvp.updateMany({
        where: { userId: id },
        data: {
          status,
          askedAt: null,
          namedEmail: null,
          offerExpiresAt: null,
          ...(status === "cancelled" && { leftAt: new Date() }),
        },
      });
    }
    const moderator = await as("moderator");
    const asked = { eventId, people: emails.map((email) => ({ email })), mode: "asManyAsFit" } as const;
    const { results } = await moderator.rsvps.registerGroup(asked);
    expect(results).toEqual(emails.map((person) => ({ id: null, person, outcome: "asked" })));
    const guests = JSON.stringify(await host.rsvps.participants({ eventId }));
    expect(guests).not.toContain(emails[2]);
    const again = await host.rsvps.registerGroup(asked);
    expect(again.results.map(({ outcome }) => outcome)).toEqual(["unchanged", "refused", "unchanged"]);
  });

  test("that keeps all or none from being registered is named to hosts only", async () => {
    const people = [{ email: await emailOf("named"), guests: 20 }];
    const ask = async (who: Who) => {
      const viewer = await viewerOf(database.db, ids[who]);
      const input = { eventId, people, mode: "allOrNothing" };
      return refusalOf(database.db, { name: "rsvps.registerGroup", viewer, input });
    };
    expect(await ask("host")).toMatchObject({ details: { seatsNeeded: 21 } });
    const refusal = await ask("moderator");
    expect(refusal).toMatchObject({ reason: "group.not-all-fit" });
    expect(JSON.stringify(refusal)).not.toContain("seatsNeeded");
  });
});
