import { describe, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createEvent, createUsers, hours, NOW, newId } from "../../../../tests/factories";
import { createOrganization } from "../../../../tests/venue-factories";
import { findViewer, mintSignInCookies } from "../../../auth";
import { inTransaction } from "../../../db/transaction";
import { provideEnv } from "../../../env";
import { getFeedAddress, getFeedFile } from "../../calendar/queries";
import { issueOfferToken } from "../../rsvps/offer-links.commands";
import { findLinkEmail, issueLink } from "../links/commands";
import { createAccessToken } from "../tokens/commands";
import { endWhatEnds } from "./commands";
import { CAUSES, type Cause, THINGS, type Thing, verdict } from "./policy";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests", NEXTAUTH_URL: "http://localhost:3000" });
const database = testDatabase();
const PURPOSES = ["sign-in", "confirm", "password"] as const;

/** Somebody with everything that can end, and how to tell whether it is still good. */
async function createWorld() {
  const { db } = database;
  const [userId = "", otherId = ""] = await createUsers(db, 2);
  const [own = "", elsewhere = "", stranger = ""] = await mintSignInCookies(db, [userId, userId, otherId]);
  const { email } = await db.user.update({
    where: { id: userId },
    data: {
      passwordHash: "a hash",
      phone: "+4915123456789",
      phoneConfirmedAt: NOW,
      oauthAccounts: { create: { provider: "github", providerAccountId: userId } },
      phoneCode: { create: { phone: "+4915123456780", codeHash: "x", expiresAt: hours(1) } },
      webhooks: { create: { url: "https://hooks.example", secret: "s" } },
    },
  });
  await db.addressChange.create({
    data: { userId, email: `new-${email}`, tokenHash: userId, expiresAt: hours(1) },
  });
  const links = await inTransaction(db, (tx) =>
    Promise.all(PURPOSES.map((purpose) => issueLink(tx, { email, purpose, now: NOW }))),
  );
  const [token, strangers] = await Promise.all(
    [userId, otherId].map((id) =>
      createAccessToken(db, { userId: id, name: "script", expiresAt: null, now: NOW }),
    ),
  );
  const { url } = await getFeedAddress(db, userId);
  const event = await createEvent(db, {}, { hostId: userId });
  const { inviteToken } = await db.event.findUniqueOrThrow({ where: { id: event.id } });
  const rsvpId = newId();
  const at = { rsvpAt: NOW, statusAt: NOW };
  await db.rsvp.create({
    data: { id: rsvpId, poolId: event.poolId, userId, status: "cancelled", seats: 1, ...at },
  });
  await issueOfferToken(db, { rsvpId, offeredAt: NOW, expiresAt: hours(1) });
  const organization = await createOrganization(db, { ownerId: otherId });
  const hook = { url: "https://hooks.example", secret: "s", secretById: otherId };
  await db.webhookEndpoint.create({ data: { ...hook, urlById: userId, organizationId: organization.id } });
  const linkId = newId();
  const soon = new Date(Date.now() + 3_600_000);
  await db.claimLink.create({
    data: {
      id: linkId,
      poolId: event.poolId,
      leaderId: userId,
      makerId: userId,
      token: newId(),
      expiresAt: soon,
      seats: 2,
      unclaimedSeats: 2,
      createdAt: NOW,
    },
  });
  await db.eventStaff.create({ data: { eventId: event.id, email, role: "cohost" } });
  await db.idempotencyKey.create({ data: { userId, key: "k", requestHash: "h", createdAt: NOW } });
  const isGood = async (cookie: string | undefined, authorization?: string) =>
    (await findViewer(db, { cookie, authorization })) !== null;
  const own_ = await findViewer(db, { cookie: own, authorization: undefined });
  return {
    userId,
    email,
    own,
    elsewhere,
    stranger,
    links,
    token,
    strangers,
    url,
    event,
    inviteToken,
    linkId,
    isGood,
    signInId: own_?.holderId,
  };
}

type World = Awaited<ReturnType<typeof createWorld>>;

const LASTS: Record<Thing, (world: World) => Promise<boolean>> = {
  thisSignIn: ({ isGood, own }) => isGood(own),
  otherSignIns: ({ isGood, elsewhere }) => isGood(elsewhere),
  mailedLinks: async ({ links, userId }) => {
    const found = await Promise.all(
      PURPOSES.map((purpose, index) =>
        findLinkEmail(database.db, { token: links[index] ?? "", purpose, now: NOW }),
      ),
    );
    const change = await database.db.addressChange.findUnique({ where: { userId } });
    // All or none: a mix would be neither what the table calls an end nor a stay.
    expect(new Set([...found, change].map((link) => link !== null)).size).toBe(1);
    return found[0] !== null;
  },
  password: async (world) => (await personOf(world)).passwordHash !== null,
  otherSites: async ({ userId }) => (await database.db.oAuthAccount.count({ where: { userId } })) > 0,
  accessTokens: ({ isGood, token }) => isGood(undefined, `Bearer ${token?.token}`),
  calendarAddress: ({ url }) => {
    const token = /calendar\/([\w-]+)\.ics/.exec(url)?.[1] ?? "";
    return getFeedFile(database.db, { token, now: new Date() }).then(
      () => true,
      () => false,
    );
  },
  offerLinks: async ({ userId }) => (await database.db.offerToken.count({ where: { rsvp: { userId } } })) > 0,
  claimLinks: async ({ linkId }) => {
    const { expiresAt } = await database.db.claimLink.findUniqueOrThrow({ where: { id: linkId } });
    return expiresAt.getTime() > Date.now();
  },
  invitationLinks: async ({ event, inviteToken }) => {
    const now = await database.db.event.findUniqueOrThrow({ where: { id: event.id } });
    return now.inviteToken === inviteToken;
  },
  webhooks: async ({ userId }) =>
    (await database.db.webhookEndpoint.count({ where: { ownerId: userId } })) > 0,
  organizationWebhooks: async ({ userId }) =>
    (await database.db.webhookEndpoint.count({ where: { urlById: userId, disabledAt: null } })) > 0,
  sockets: async ({ userId }) =>
    (await database.db.outboxEvent.count({ where: { type: "access.ended", aggregateId: userId } })) === 0,
  phoneCode: async ({ userId }) => (await database.db.phoneCode.count({ where: { userId } })) > 0,
  phone: async (world) => (await personOf(world)).phone !== null,
  idempotencyKeys: async ({ userId }) => (await database.db.idempotencyKey.count({ where: { userId } })) > 0,
  staffRoles: async ({ email }) => (await database.db.eventStaff.count({ where: { email } })) > 0,
  // Nothing is kept of them: the signature of the site and the person's id are all that they need.
  unsubscribeLinks: async (world) => (await personOf(world)).id === world.userId,
};

const personOf = ({ userId }: World) => database.db.user.findUniqueOrThrow({ where: { id: userId } });

const outcomes = new Map<Cause, Promise<Record<Thing, boolean>>>();

/** Which things still stand after the cause, each cause in a world of its own. */
function outcomeOf(cause: Cause): Promise<Record<Thing, boolean>> {
  const known = outcomes.get(cause) ?? play(cause);
  outcomes.set(cause, known);
  return known;
}

async function play(cause: Cause): Promise<Record<Thing, boolean>> {
  const world = await createWorld();
  const { userId, signInId, token } = world;
  const things = Object.keys(LASTS) as Thing[];
  for (const thing of things) expect(await LASTS[thing](world), `${thing} before`).toBe(true);
  const tokenId = cause === "token-revoked" ? token?.id : undefined;
  await inTransaction(database.db, (tx) =>
    endWhatEnds(tx, cause, { userId, signInId, ...(tokenId && { tokenId }) }),
  );
  expect(await world.isGood(world.stranger), "a stranger's sign-in").toBe(true);
  expect(await world.isGood(undefined, `Bearer ${world.strangers?.token}`), "a stranger's token").toBe(true);
  const lasts = await Promise.all(things.map(async (thing) => [thing, await LASTS[thing](world)] as const));
  return Object.fromEntries(lasts) as Record<Thing, boolean>;
}

describe.each(CAUSES)("%s", (cause) => {
  test.each(Object.keys(THINGS) as Thing[])(
    "this cause ends or keeps %s as the table says",
    async (thing) => {
      const { ends, why } = verdict(cause, thing);
      expect(why).not.toBe("");
      expect((await outcomeOf(cause))[thing]).toBe(!ends);
    },
  );
});

test("an ending never touches another account, and an account that does not exist is not found", async () => {
  const ending = inTransaction(database.db, (tx) => endWhatEnds(tx, "banned", { userId: newId() }));
  await expect(ending).rejects.toMatchObject({ code: "not-found" });
});
