import { beforeAll, beforeEach, expect, test } from "vitest";
import { seedDemo } from "../../../../prisma/seed/index";
import { DEMO_PASSWORD, PERSONAS } from "../../../../prisma/seed/personas";
import { testDatabase } from "../../../../tests/database";
import { NOW } from "../../../../tests/factories";
import { findViewer, mintSignInCookie } from "../../../auth";
import { inTransaction } from "../../../db/transaction";
import { provideEnv } from "../../../env";
import { getFeedAddress, getFeedFile } from "../../calendar/queries";
import { banUser } from "../../operations/users/commands";
import { confirmAddress, signInWithLink } from "../links/claims.commands";
import { issueLink } from "../links/commands";
import type { LinkPurpose } from "../links/policy";
import { resetPassword, signInWithPassword } from "../passwords/commands";
import { createAccessToken } from "../tokens/commands";
import { endDemo } from "./commands";

const database = testDatabase();
const { id: userId, email } = PERSONAS.admin;
const SHUT = { code: "forbidden", reason: "sign-in.banned" };

beforeAll(async () => {
  provideEnv({ NEXTAUTH_SECRET: "a secret for tests", LOG_LEVEL: "silent", TURNOUT_DEMO: "1" });
  await seedDemo(database.db, NOW);
});
beforeEach(() => provideEnv({ TURNOUT_DEMO: "1" }));

const switchOff = () => provideEnv({ TURNOUT_DEMO: "0" });
const link = (purpose: LinkPurpose) =>
  inTransaction(database.db, (tx) => issueLink(tx, { email, purpose, now: NOW }));
const isIn = async (headers: { cookie?: string; authorization?: string }) =>
  (await findViewer(database.db, { cookie: headers.cookie, authorization: headers.authorization })) !== null;

test("the demo's password signs in while the demo is on, and not once it is off", async () => {
  const tried = { email, password: DEMO_PASSWORD, clientAddress: "unknown", now: NOW };
  expect(await signInWithPassword(database.db, tried)).toMatchObject({ role: "admin" });
  switchOff();
  await expect(signInWithPassword(database.db, tried)).rejects.toMatchObject(SHUT);
});

test("no emailed link signs a demo account in once the demo is off", async () => {
  const [signIn, confirm, password] = [await link("sign-in"), await link("confirm"), await link("password")];
  switchOff();
  await expect(signInWithLink(database.db, { token: signIn, now: NOW })).rejects.toMatchObject(SHUT);
  await expect(confirmAddress(database.db, { token: confirm, now: NOW })).rejects.toMatchObject(SHUT);
  const reset = { token: password, password: "a new long password", now: NOW };
  await expect(resetPassword(database.db, reset)).rejects.toMatchObject(SHUT);
});

test("cookies, tokens and calendar links of demo accounts open nothing once the demo is off", async () => {
  const cookie = await mintSignInCookie(database.db, userId);
  const { token } = await createAccessToken(database.db, { userId, name: "s", expiresAt: null, now: NOW });
  const authorization = `Bearer ${token}`;
  const feed = /calendar\/([\w-]+)\.ics/.exec((await getFeedAddress(database.db, userId)).url)?.[1] ?? "";
  expect([await isIn({ cookie }), await isIn({ authorization })]).toEqual([true, true]);
  await getFeedFile(database.db, { token: feed, now: NOW });
  switchOff();
  expect([await isIn({ cookie }), await isIn({ authorization })]).toEqual([false, false]);
  await expect(getFeedFile(database.db, { token: feed, now: NOW })).rejects.toMatchObject({
    code: "not-found",
  });
  expect(await endDemo(database.db)).toBe(1);
  expect(await endDemo(database.db)).toBe(0);
  provideEnv({ TURNOUT_DEMO: "1" });
  expect([await isIn({ cookie }), await isIn({ authorization })]).toEqual([false, false]);
});

test("the demo's admin does not count as a remaining admin once the demo is off", async () => {
  const real = await database.db.user.create({ data: { email: "op@real.test", name: "Op", role: "admin" } });
  switchOff();
  const ban = banUser(database.db, { userId: real.id, now: NOW, decideAt: NOW });
  await expect(ban).rejects.toMatchObject({ reason: "user.last-admin" });
});
