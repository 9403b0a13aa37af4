import { beforeEach, describe, expect, test } from "vitest";
import { withWork } from "../../../../lib/with-work";
import { testDatabase } from "../../../../tests/database";
import {
  createEvent,
  createUsers,
  hours,
  joinRequest,
  NOW,
  newId,
  rsvpsOf,
} from "../../../../tests/factories";
import { findViolations } from "../../../../tests/invariants";
import { findViewer, mintSignInCookies } from "../../../auth";
import { inTransaction } from "../../../db/transaction";
import { provideEnv } from "../../../env";
import type { MailContent } from "../../../notifications/layout";
import { submitSeatRequest } from "../../../seats/gather";
import { confirmAddressChange } from "../../departures/address-change.commands";
import { demoId } from "../demo/policy";
import { endWhatEnds } from "../endings/commands";
import { signInWithLink } from "../links/claims.commands";
import { issueLink } from "../links/commands";
import { cancelAddressChange, cancelByOldAddress, requestAddress, resendAddressLink } from "./commands";
import { getPendingAddress, readCancellation, readChange } from "./queries";
import { requestAddressInput, resendAddressInput } from "./schema";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "http://localhost:3000", NEXTAUTH_SECRET: "for tests" });
const database = testDatabase();
const EXPIRED = { code: "expired", reason: "link.expired" };

type Mailed = { to: string; content: MailContent };
let mails: Mailed[] = [];
const mail = {
  origin: "https://turnout.example",
  send: async (sent: Mailed) => void mails.push(sent),
};
beforeEach(() => {
  mails = [];
});

async function createPerson(change: { emailVerifiedAt?: Date | null } = {}) {
  const { db } = database;
  const [userId = ""] = await createUsers(db, 1);
  const [cookie = "", elsewhere = ""] = await mintSignInCookies(db, [userId, userId]);
  const { email } = await db.user.update({ where: { id: userId }, data: change });
  const holderId = (await findViewer(db, { cookie, authorization: undefined }))?.holderId ?? "";
  await db.accountProof.create({ data: { userId, holder: holderId, provenAt: NOW } });
  const asked = { userId, now: NOW, clientAddress: "unknown", mail };
  return {
    userId,
    email,
    cookie,
    elsewhere,
    holderId,
    asked,
    request: (to: string) => requestAddress(db, { ...asked, holderId, email: to }),
    confirm: (token: string, now = NOW) =>
      confirmAddressChange(db, { token, userId, signInId: holderId, now, decideAt: now, mail }),
  };
}

const newAddress = () => `${newId()}@new.test`;
const tokenIn = ({ content }: Mailed) => new URL(content.action.url).searchParams.get("token") ?? "";

/** The secret of the newest mail to an address. */
function tokenTo(email: string): string {
  const found = mails.findLast(({ to }) => to === email);
  if (!found) throw new Error(`no mail to ${email}`);
  return tokenIn(found);
}

const emailOf = async (id: string) => (await database.db.user.findUniqueOrThrow({ where: { id } })).email;

describe("a request for another address", () => {
  test("a request for another address changes nothing and emails a link to the new address and a notice to the old one", async () => {
    const ana = await createPerson();
    const to = newAddress();
    expect(await ana.request(to)).toMatchObject({ pending: { email: to } });
    expect(mails.map((sent) => sent.to)).toEqual([ana.email, to]);
    expect(mails[0]?.content.action.url).toContain("/change-address/cancel?token=");
    expect(await emailOf(ana.userId)).toBe(ana.email);
    const row = await database.db.addressChange.findUniqueOrThrow({ where: { userId: ana.userId } });
    expect(JSON.stringify(row)).not.toContain(tokenTo(to));
    const looked = { token: tokenTo(to), now: NOW };
    expect(await readChange(database.db, { ...looked, viewerId: null })).toMatchObject({
      openedBy: "no-one",
    });
    expect(await readChange(database.db, { ...looked, viewerId: newId() })).toMatchObject({
      openedBy: "other",
    });
    expect(await ana.confirm(tokenTo(to))).toEqual({ email: to });
  });

  test("a request for another address needs the password or a fresh sign-in, and is refused for demo accounts", async () => {
    const { db } = database;
    const ana = await createPerson();
    await db.accountProof.deleteMany();
    await db.signIn.updateMany({ where: { userId: ana.userId }, data: { createdAt: hours(-24) } });
    await expect(ana.request(newAddress())).rejects.toMatchObject({ reason: "proof.needed" });
    const demo = { ...ana.asked, userId: demoId(1), holderId: ana.holderId, email: newAddress() };
    await expect(requestAddress(db, demo)).rejects.toMatchObject({ reason: "address-change.demo" });
    expect(mails).toEqual([]);
  });

  test("a request for the address that the account already has is refused", async () => {
    const ana = await createPerson();
    await expect(ana.request(ana.email)).rejects.toMatchObject({ reason: "address-change.same" });
  });

  test("requests for another address are limited per account", async () => {
    const ana = await createPerson();
    for (let count = 0; count < 5; count++) await ana.request(newAddress());
    await expect(ana.request(newAddress())).rejects.toMatchObject({ code: "rate-limited" });
  });

  test("a request for another account's address gets the same answer, and that account's owner is emailed instead", async () => {
    const [ana, ben] = [await createPerson(), await createPerson()];
    expect(await ana.request(ben.email)).toMatchObject({ pending: { email: ben.email } });
    expect(mails.map((sent) => [sent.to, sent.content.subject])).toEqual([
      [ana.email, "Your email is about to change"],
      [ben.email, "Someone tried to use your email"],
    ]);
    expect(tokenTo(ben.email)).toBe("");
    const seen = await getPendingAddress(database.db, { userId: ana.userId, now: NOW });
    expect(seen).toMatchObject({ pending: { email: ben.email } });
  });

  test("a change of address goes on if the old address no longer accepts email", async () => {
    const ana = await createPerson();
    const to = newAddress();
    const dead = {
      ...mail,
      send: async (sent: Mailed) => {
        if (sent.to === ana.email) throw new Error("550 no such mailbox");
        mails.push(sent);
      },
    };
    await requestAddress(database.db, { ...ana.asked, mail: dead, holderId: ana.holderId, email: to });
    expect(mails.map((sent) => sent.to)).toEqual([to]);
  });
});

describe("a link to a new address", () => {
  test("a link to a new address ends when another request replaces it or it is sent again", async () => {
    const ana = await createPerson();
    const [first, second] = [newAddress(), newAddress()];
    await ana.request(first);
    await ana.request(second);
    const before = tokenTo(second);
    await resendAddressLink(database.db, ana.asked);
    for (const token of [tokenTo(first), before]) {
      await expect(ana.confirm(token)).rejects.toMatchObject(EXPIRED);
    }
    expect(await ana.confirm(tokenTo(second))).toEqual({ email: second });
  });

  test("a link to a new address works once, also when it is used several times at the same moment", async () => {
    const ana = await createPerson();
    const to = newAddress();
    await ana.request(to);
    const uses = await Promise.allSettled(Array.from({ length: 5 }, () => ana.confirm(tokenTo(to))));
    expect(uses.filter((use) => use.status === "fulfilled")).toHaveLength(1);
    for (const use of uses) if (use.status === "rejected") expect(use.reason).toMatchObject(EXPIRED);
  });

  test("a link to a new address works for a day", async () => {
    const ana = await createPerson();
    const to = newAddress();
    await ana.request(to);
    await expect(ana.confirm(tokenTo(to), hours(24))).rejects.toMatchObject(EXPIRED);
    const seen = await getPendingAddress(database.db, { userId: ana.userId, now: hours(24) });
    expect(seen).toEqual({ pending: null });
    await expect(resendAddressLink(database.db, { ...ana.asked, now: hours(24) })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  test("a link to a new address works only for the person who requested it, and another person's attempt leaves it as it is", async () => {
    const [ana, eve] = [await createPerson(), await createPerson()];
    const to = newAddress();
    await ana.request(to);
    await expect(eve.confirm(tokenTo(to))).rejects.toMatchObject({ code: "not-found" });
    expect(await emailOf(eve.userId)).toBe(eve.email);
    expect(await ana.confirm(tokenTo(to))).toEqual({ email: to });
  });

  test.each(["", "x", "\u0000", "a".repeat(10_000)])("the token %j confirms no address", async (token) => {
    const ana = await createPerson();
    await expect(ana.confirm(token)).rejects.toMatchObject(EXPIRED);
    await expect(cancelByOldAddress(database.db, token)).rejects.toMatchObject({ code: "expired" });
  });

  test("one of two accounts that confirm an address at the same moment gets it", async () => {
    const [ana, ben] = [await createPerson(), await createPerson()];
    const to = newAddress();
    await ana.request(to);
    const anas = tokenTo(to);
    await ben.request(to);
    const uses = await Promise.allSettled([ana.confirm(anas), ben.confirm(tokenTo(to))]);
    expect(uses.filter((use) => use.status === "fulfilled")).toHaveLength(1);
    const refused = uses.flatMap((use) => (use.status === "rejected" ? [use.reason] : []));
    expect(refused).toMatchObject([{ code: "conflict", reason: "address-change.taken" }]);
    expect(await database.db.user.count({ where: { email: to } })).toBe(1);
  });

  test("a link to a new address is refused if another account has taken it since", async () => {
    const ana = await createPerson();
    const to = newAddress();
    await ana.request(to);
    const signIn = await inTransaction(database.db, (tx) =>
      issueLink(tx, { email: to, purpose: "sign-in", now: NOW }),
    );
    const owner = await signInWithLink(database.db, { token: signIn, now: NOW });
    await expect(ana.confirm(tokenTo(to))).rejects.toMatchObject({ reason: "address-change.taken" });
    expect([await emailOf(owner.id), await emailOf(ana.userId)]).toEqual([to, ana.email]);
  });

  test.each(["password-changed", "password-reset", "sign-out-everywhere", "banned"] as const)(
    "a link to a new address ends with %s, which answers a stolen account",
    async (cause) => {
      const ana = await createPerson();
      const to = newAddress();
      await ana.request(to);
      await inTransaction(database.db, (tx) =>
        endWhatEnds(tx, cause, { userId: ana.userId, signInId: ana.holderId }),
      );
      await expect(ana.confirm(tokenTo(to))).rejects.toMatchObject(EXPIRED);
    },
  );
});

describe("a pending change", () => {
  test("a pending change of address is cancelled by its person", async () => {
    const ana = await createPerson();
    const to = newAddress();
    await ana.request(to);
    await cancelAddressChange(database.db, ana.userId);
    await expect(ana.confirm(tokenTo(to))).rejects.toMatchObject(EXPIRED);
  });

  test("a pending change is cancelled from the old address, also if another request has replaced it since", async () => {
    const ana = await createPerson();
    await ana.request(newAddress());
    const token = tokenTo(ana.email);
    const to = newAddress();
    await ana.request(to);
    expect(await readCancellation(database.db, { token, now: NOW })).toEqual({ isPending: true });
    expect(await getPendingAddress(database.db, { userId: ana.userId, now: NOW })).toMatchObject({
      pending: { email: to },
    });
    await cancelByOldAddress(database.db, token);
    expect(await readCancellation(database.db, { token, now: NOW })).toEqual({ isPending: false });
    await expect(ana.confirm(tokenTo(to))).rejects.toMatchObject(EXPIRED);
  });

  test("a change can no longer be cancelled from the old address once it is confirmed", async () => {
    const ana = await createPerson();
    const to = newAddress();
    await ana.request(to);
    const cancel = tokenTo(ana.email);
    await ana.confirm(tokenTo(to));
    const ended = { code: "expired", reason: "address-change.link-ended" };
    await expect(cancelByOldAddress(database.db, cancel)).rejects.toMatchObject(ended);
  });
});

describe("a confirmed change", () => {
  test("a confirmed change ends the other sign-ins and the links to the old address, keeps this sign-in, and notifies the old address", async () => {
    const { db } = database;
    const ana = await createPerson();
    const link = await inTransaction(db, (tx) =>
      issueLink(tx, { email: ana.email, purpose: "sign-in", now: NOW }),
    );
    const to = newAddress();
    await ana.request(to);
    await db.bouncedAddress.create({ data: { address: to, failures: 3, lastError: "full", lastAt: NOW } });
    await ana.confirm(tokenTo(to));
    const viewerOf = (cookie: string) => findViewer(db, { cookie, authorization: undefined });
    expect(await viewerOf(ana.cookie)).toMatchObject({ viewer: { email: to, emailVerified: true } });
    expect(await viewerOf(ana.elsewhere)).toBeNull();
    await expect(signInWithLink(db, { token: link, now: NOW })).rejects.toMatchObject(EXPIRED);
    expect(await db.bouncedAddress.count({ where: { address: to } })).toBe(0);
    expect(mails.at(-1)).toMatchObject({ to: ana.email, content: { subject: "Your email was changed" } });
  });

  test("a confirmed change keeps roles, of two the higher one, and leaves invitations with the old address", async () => {
    const { db } = database;
    const ana = await createPerson();
    const to = newAddress();
    const [host = ""] = await createUsers(db, 1);
    const [helped, both, own] = [
      await createEvent(db, {}, { hostId: host }),
      await createEvent(db, {}, { hostId: host }),
      await createEvent(db, {}, { hostId: ana.userId }),
    ];
    await db.eventStaff.createMany({
      data: [
        { eventId: helped.id, email: ana.email, role: "door" },
        { eventId: both.id, email: ana.email, role: "door" },
        { eventId: both.id, email: to, role: "cohost" },
        { eventId: own.id, email: to, role: "door" },
      ],
    });
    await db.invitation.create({ data: { eventId: helped.id, email: ana.email, invitedById: host } });
    await ana.request(to);
    await ana.confirm(tokenTo(to));
    const roles = await db.eventStaff.findMany({ where: { email: { in: [ana.email, to] } } });
    expect(roles.map(({ eventId, email, role }) => ({ eventId, email, role }))).toEqual(
      expect.arrayContaining([
        { eventId: helped.id, email: to, role: "door" },
        { eventId: both.id, email: to, role: "cohost" },
      ]),
    );
    expect(roles).toHaveLength(2);
    expect(await db.invitation.count({ where: { email: ana.email } })).toBe(1);
  });

  test("a confirmed change takes no role from an address that was never confirmed, and does not email it", async () => {
    const { db } = database;
    const squatter = await createPerson({ emailVerifiedAt: null });
    const [host = ""] = await createUsers(db, 1);
    const event = await createEvent(db, {}, { hostId: host });
    await db.eventStaff.create({ data: { eventId: event.id, email: squatter.email, role: "cohost" } });
    const to = newAddress();
    await squatter.request(to);
    await squatter.confirm(tokenTo(to));
    const roles = await db.eventStaff.findMany({ where: { eventId: event.id } });
    expect(roles).toMatchObject([{ email: squatter.email, role: "cohost" }]);
    expect(mails.map((sent) => sent.to)).toEqual([to]);
  });

  test("a confirmed change replaces an account that a stranger created with the new address and never confirmed", async () => {
    const { db } = database;
    const [ana, squatter] = [await createPerson(), await createPerson({ emailVerifiedAt: null })];
    const to = squatter.email;
    const [waiter = "", host = ""] = await createUsers(db, 2);
    const event = await createEvent(db, { capacity: 1 }, { hostId: host });
    for (const userId of [squatter.userId, waiter])
      await submitSeatRequest(db, event.poolId, joinRequest(userId), NOW);
    await ana.request(to);
    const looked = { token: tokenTo(to), viewerId: ana.userId, now: NOW };
    expect(await readChange(db, looked)).toEqual({ email: to, openedBy: "owner", replacesSignUp: true });
    await ana.confirm(tokenTo(to));
    expect(await emailOf(ana.userId)).toBe(to);
    const left = await db.user.findUniqueOrThrow({ where: { id: squatter.userId } });
    expect(left).toMatchObject({ name: "Deleted account", deletedAt: NOW });
    expect(await rsvpsOf(db, event.poolId)).toMatchObject([
      { userId: squatter.userId, status: "cancelled" },
      { userId: waiter, status: "confirmed" },
    ]);
    expect(await findViolations(db, NOW)).toEqual([]);
    expect(await findViewer(db, { cookie: squatter.cookie, authorization: undefined })).toBeNull();
  });
});

describe("a crowded network", () => {
  test("a change is asked for and its link sent again by proof of work once the network's budget is used up", async () => {
    const { db } = database;
    const clientAddress = "198.51.100.77";
    const people = await Promise.all(Array.from({ length: 40 }, () => createPerson()));
    const request = ({ asked, holderId }: (typeof people)[number], work?: string) =>
      requestAddress(db, {
        ...asked,
        ...requestAddressInput.parse({ email: newAddress(), work }),
        clientAddress,
        holderId,
      });
    const refused = await (async () => {
      for (const person of people) {
        const error: unknown = await request(person).then(
          () => null,
          (thrown: unknown) => thrown,
        );
        if (error) return { person, error };
      }
      throw new Error("the network has no limit");
    })();
    expect(refused.error).toMatchObject({ code: "rate-limited", reason: "sign-in-link.work-needed" });
    const asData = async <Answer>(made: Promise<Answer>) =>
      made.catch((error: { reason: string; details: object }) => {
        throw { data: { reason: error.reason, details: error.details } };
      });
    const { person } = refused;
    const first = await withWork((work) => asData(request(person, work)));
    const again = await withWork((work) =>
      asData(
        resendAddressLink(db, { ...person.asked, ...resendAddressInput.parse({ work }), clientAddress }),
      ),
    );
    expect(again.pending?.email).toBe(first.pending?.email);
  });
});
