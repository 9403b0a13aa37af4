import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createEvent, createUsers, joinRequest, newId, rsvpsOf } from "../../../tests/factories";
import { findViolations } from "../../../tests/invariants";
import { provideEnv } from "../../env";
import { withdrawBanned } from "../../jobs/withdraw-banned";
import { log } from "../../log";
import { submitSeatRequest } from "../../seats/gather";
import { exportAccount } from "../accounts/export/queries";
import { signOutEverywhere } from "../accounts/sign-ins/commands";
import { createAccessToken } from "../accounts/tokens/commands";
import { unbanUser } from "../operations/users/commands";
import { deleteAccount } from "./commands";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "http://localhost:3000", NEXTAUTH_SECRET: "for tests" });
const database = testDatabase();
const now = new Date();
const soon = { startsAt: new Date(now.getTime() + 3_600_000), endsAt: new Date(now.getTime() + 7_200_000) };
const mailed: string[] = [];
const mail = {
  origin: "http://localhost:3000",
  send: async ({ to }: { to: string }) => void mailed.push(to),
};

async function createPerson() {
  const { db } = database;
  const [userId = ""] = await createUsers(db, 1);
  const holderId = newId();
  await db.accountProof.create({ data: { userId, holder: holderId, provenAt: now } });
  const { email } = await db.user.findUniqueOrThrow({ where: { id: userId } });
  return { userId, holderId, email, order: { userId, holderId, confirm: email, now, decideAt: now, mail } };
}

test("an account is deleted by its address as shown or as stored, and by no other address", async () => {
  const { db } = database;
  for (const typed of ["ana@bücher.example", " ANA@xn--bcher-kva.example"]) {
    const ana = await createPerson();
    await db.user.update({ where: { id: ana.userId }, data: { email: "ana@xn--bcher-kva.example" } });
    await expect(deleteAccount(db, { ...ana.order, confirm: "ana@bucher.example" })).rejects.toMatchObject({
      reason: "account.confirm-mismatch",
    });
    await deleteAccount(db, { ...ana.order, confirm: typed });
    const { deletedAt } = await db.user.findUniqueOrThrow({ where: { id: ana.userId } });
    expect(deletedAt).not.toBeNull();
  }
  mailed.length = 0;
});

test("a deleted account gives its seats to the next person and leaves no personal data behind", async () => {
  const { db } = database;
  const ana = await createPerson();
  const [waiter = "", host = ""] = await createUsers(db, 2);
  const event = await createEvent(db, { ...soon, capacity: 1 }, { hostId: host });
  const hosted = await createEvent(db, soon, { hostId: ana.userId });
  const draft = await createEvent(db, { ...soon, state: "draft" }, { hostId: ana.userId });
  for (const userId of [ana.userId, waiter])
    await submitSeatRequest(db, event.poolId, joinRequest(userId), now);
  await db.rsvp.updateMany({ where: { userId: ana.userId }, data: { specialRequirements: "no nuts" } });
  await createAccessToken(db, { userId: ana.userId, name: "script", expiresAt: null, now });
  await db.invitation.create({ data: { eventId: event.id, email: ana.email, invitedById: host } });
  await db.eventStaff.create({ data: { eventId: event.id, email: ana.email, role: "cohost" } });

  await deleteAccount(db, ana.order);

  const user = await db.user.findUniqueOrThrow({ where: { id: ana.userId } });
  expect(user).toMatchObject({
    name: "Deleted account",
    emailVerifiedAt: null,
    passwordHash: null,
    phone: null,
  });
  expect(JSON.stringify(user)).not.toContain(ana.email);
  expect(await rsvpsOf(db, event.poolId)).toMatchObject([
    { userId: ana.userId, status: "cancelled", specialRequirements: null },
    { userId: waiter, status: "confirmed" },
  ]);
  expect(await db.event.findUnique({ where: { id: hosted.id } })).toMatchObject({ status: "cancelled" });
  expect(await db.event.findUnique({ where: { id: draft.id } })).toBeNull();
  expect(await db.personalAccessToken.count({ where: { userId: ana.userId } })).toBe(0);
  expect(await db.invitation.count({ where: { email: ana.email } })).toBe(0);
  expect(await db.eventStaff.count({ where: { email: ana.email } })).toBe(0);
  expect(await db.rsvpLedger.count({ where: { poolId: event.poolId } })).toBeGreaterThan(2);
  expect(mailed).toEqual([ana.email]);
  await expect(unbanUser(db, { userId: ana.userId, now })).rejects.toMatchObject({ code: "not-found" });
  expect(await findViolations(db, now)).toEqual([]);
});

test("exporting and deleting an account with an unconfirmed address neither shows nor removes what belongs to the address", async () => {
  const { db } = database;
  const squatter = await createPerson();
  const [host = ""] = await createUsers(db, 1);
  const { email, userId } = squatter;
  await db.user.update({ where: { id: userId }, data: { emailVerifiedAt: null } });
  const event = await createEvent(db, soon, { hostId: host, visibility: "private" });
  await db.invitation.create({ data: { eventId: event.id, email, invitedById: host } });
  await db.eventStaff.create({ data: { eventId: event.id, email, role: "cohost" } });
  await db.bouncedAddress.create({ data: { address: email, failures: 1, lastError: "550", lastAt: now } });
  const later = new Date(now.getTime() + 3_600_000);
  await db.signInLink.create({ data: { email, tokenHash: newId(), expiresAt: later } });
  const before = mailed.length;

  const exported = await exportAccount(db, { userId, now });
  expect(exported).toMatchObject({ invitations: [], teamRoles: [] });
  await signOutEverywhere(db, userId);
  expect(await db.signInLink.count({ where: { email } })).toBe(1);
  await deleteAccount(db, squatter.order);

  expect(await db.invitation.count({ where: { email } })).toBe(1);
  expect(await db.eventStaff.count({ where: { email } })).toBe(1);
  expect(await db.bouncedAddress.count({ where: { address: email } })).toBe(1);
  expect(await db.signInLink.count({ where: { email } })).toBe(1);
  expect(mailed).toHaveLength(before);
});

test("a deletion that was interrupted is finished by the job", async () => {
  const { db } = database;
  const { userId } = await createPerson();
  const event = await createEvent(db, { ...soon, capacity: 1 });
  await submitSeatRequest(db, event.poolId, joinRequest(userId), now);
  await db.rsvp.updateMany({ where: { userId }, data: { specialRequirements: "no nuts" } });
  await db.user.update({ where: { id: userId }, data: { bannedAt: now, deletedAt: now } });
  const run = () => withdrawBanned.run({ db, now, decideAt: now, log: log(), slotAt: now });
  expect(await run()).toMatchObject({ withdrawn: 1, cleared: 1 });
  expect(await run()).toMatchObject({ withdrawn: 0, cleared: 0 });
});

test("an account is deleted only with a recent proof and its typed address, and the last admin's never", async () => {
  const { db } = database;
  const { userId, order } = await createPerson();
  await expect(deleteAccount(db, { ...order, holderId: newId() })).rejects.toMatchObject({
    reason: "proof.needed",
  });
  const late = new Date(now.getTime() + 16 * 60_000);
  await expect(deleteAccount(db, { ...order, now: late })).rejects.toMatchObject({ reason: "proof.needed" });
  await expect(deleteAccount(db, { ...order, confirm: "x@y.test" })).rejects.toMatchObject({
    reason: "account.confirm-mismatch",
  });
  await db.user.update({ where: { id: userId }, data: { role: "admin" } });
  await expect(deleteAccount(db, order)).rejects.toMatchObject({ reason: "user.last-admin" });
});

test("an export contains the person's data, but no secret and no other person's address", async () => {
  const { db } = database;
  const ana = await createPerson();
  const [host = ""] = await createUsers(db, 1);
  const event = await createEvent(db, soon, { hostId: host });
  await submitSeatRequest(db, event.poolId, joinRequest(ana.userId), now);
  const { token } = await createAccessToken(db, { userId: ana.userId, name: "script", expiresAt: null, now });
  const data = await exportAccount(db, { userId: ana.userId, now });
  expect(data).toMatchObject({ profile: { email: ana.email }, accessTokens: [{ name: "script" }] });
  expect([data.rsvps.length, data.history.length]).toEqual([1, 1]);
  const text = JSON.stringify(data);
  expect(text).not.toContain(token);
  expect(text).not.toContain(host);
  expect(text).not.toMatch(/hash|inviteToken/i);
});
