import { describe, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { hours, NOW, newId } from "../../../../tests/factories";
import type { Db } from "../../../db/client";
import { type Limit, takeHit } from "../../../db/rate-limit";
import { inTransaction } from "../../../db/transaction";
import { env, provideEnv } from "../../../env";
import { rememberPerson } from "../devices/policy";
import { issueLink } from "../links/commands";
import { changePassword, resetPassword, signInWithPassword } from "./commands";
import { hashPassword } from "./verify.commands";

provideEnv({ NEXTAUTH_SECRET: "a secret for tests" });
const database = testDatabase();
const PASSWORD = "correct horse battery";
const WRONG = { code: "unauthenticated", reason: "credentials.wrong" };
const passwordHash = hashPassword(PASSWORD);

let people = 0;

async function person(
  change: { passwordHash?: string | null; bannedAt?: Date; emailVerifiedAt?: Date | null } = {},
) {
  const email = `person${people++}@people.test`;
  const id = newId();
  const hash = await passwordHash;
  await database.db.user.create({
    data: { id, email, name: "Ana", emailVerifiedAt: NOW, passwordHash: hash, ...change },
  });
  return { id, email };
}

/** The id of a sign-in that began so many minutes ago. */
async function freshSignIn(userId: string, minutesAgo: number): Promise<string> {
  const createdAt = new Date(NOW.getTime() - minutesAgo * 60_000);
  const times = { createdAt, lastUsedAt: NOW };
  const { id } = await database.db.signIn.create({
    data: { id: newId(), userId, epoch: 0, way: "link", ...times },
  });
  return id;
}

type How = { clientAddress?: string; db?: Db; devices?: string };

function tryPassword(email: string, password = PASSWORD, change: How = {}) {
  const { clientAddress = "unknown", db = database.db, devices } = change;
  return signInWithPassword(db, { email, password, clientAddress, devices, now: NOW });
}

/** The reason of the refusal, or null. */
const refusalOf = (tried: Promise<unknown>): Promise<string | null> =>
  tried.then(
    () => null,
    (error: { reason: string }) => error.reason,
  );

describe("signing in with a password", () => {
  test("the right password signs its account in", async () => {
    const { id, email } = await person();
    expect(await tryPassword(email)).toMatchObject({ id, email, signInEpoch: 0 });
    expect(await tryPassword(email)).not.toHaveProperty("passwordHash");
  });

  test("signing in fails alike for a wrong password, no account, no password set and an absurd one", async () => {
    const { email } = await person();
    const { email: linkOnly } = await person({ passwordHash: null });
    await expect(tryPassword(email, "wrong")).rejects.toMatchObject(WRONG);
    await expect(tryPassword(email, "")).rejects.toMatchObject(WRONG);
    await expect(tryPassword(email, "x".repeat(1_000_000))).rejects.toMatchObject(WRONG);
    await expect(tryPassword(linkOnly)).rejects.toMatchObject(WRONG);
    await expect(tryPassword(linkOnly, "")).rejects.toMatchObject(WRONG);
    await expect(tryPassword("nobody@people.test")).rejects.toMatchObject(WRONG);
  });

  test("a ban is revealed only after the right password", async () => {
    const { email } = await person({ bannedAt: NOW });
    await expect(tryPassword(email, "wrong")).rejects.toMatchObject(WRONG);
    await expect(tryPassword(email)).rejects.toMatchObject({ code: "forbidden", reason: "sign-in.banned" });
  });

  test("an account allows ten wrong passwords, counted over two server processes, then not even the right one", async () => {
    const { email } = await person();
    const elsewhere = database.openSecond();
    const tries = Array.from({ length: 14 }, (_, n) =>
      tryPassword(email, "wrong", { db: n % 2 ? elsewhere : database.db }).catch((error) => error.reason),
    );
    const reasons = await Promise.all(tries);
    expect(reasons.filter((reason) => reason === "credentials.wrong")).toHaveLength(10);
    expect(reasons.filter((reason) => reason === "sign-in-account.too-many")).toHaveLength(4);
    await expect(tryPassword(email)).rejects.toMatchObject({
      code: "rate-limited",
      details: { retryAfterSeconds: expect.any(Number) },
    });
  });

  describe("a password that others guess at", () => {
    test("a guessed-at password still works on the person's own device, wherever the guesses come from", async () => {
      const { id, email } = await person();
      const devices = rememberPerson(undefined, id, env().NEXTAUTH_SECRET ?? "");
      const here = { clientAddress: "198.51.100.20" };
      for (let n = 0; n < 11; n++) await refusalOf(tryPassword(email, "guess", here));
      expect(await refusalOf(tryPassword(email, PASSWORD, here))).toBe("sign-in-account.too-many");
      expect(await tryPassword(email, PASSWORD, { ...here, devices })).toMatchObject({ id });
    });

    test("a guessed-at password still works at another network", async () => {
      const { id, email } = await person();
      for (let n = 0; n < 11; n++) {
        await refusalOf(tryPassword(email, "guess", { clientAddress: "198.51.100.21" }));
      }
      expect(await tryPassword(email, PASSWORD, { clientAddress: "198.51.100.22" })).toMatchObject({ id });
    });

    test("a password can be guessed at ten times from the person's known device, and another person's device is not one", async () => {
      const [{ id, email }, other] = [await person(), await person()];
      const secret = env().NEXTAUTH_SECRET ?? "";
      const own = { clientAddress: "198.51.100.23", devices: rememberPerson(undefined, id, secret) };
      for (let n = 0; n < 10; n++) await refusalOf(tryPassword(email, "guess", own));
      expect(await refusalOf(tryPassword(email, PASSWORD, own))).toBe("sign-in-device.too-many");
      const strangers = { ...own, devices: rememberPerson(undefined, other.id, secret) };
      for (let n = 0; n < 10; n++) await refusalOf(tryPassword(email, "guess", strangers));
      expect(await refusalOf(tryPassword(email, PASSWORD, strangers))).toBe("sign-in-account.too-many");
    });

    test("a password can be guessed at a hundred times an hour over all networks", async () => {
      const { email } = await person();
      const limit: Limit = { name: "sign-in-elsewhere", hitsMax: 100, windowSeconds: 3_600 };
      await Promise.all(Array.from({ length: 100 }, () => takeHit(database.db, limit, email)));
      const next = tryPassword(email, PASSWORD, { clientAddress: "198.51.100.24" });
      expect(await refusalOf(next)).toBe("sign-in-elsewhere.too-many");
    });
  });

  test("wrong passwords count per client over all accounts, and successful sign-ins do not count", async () => {
    const { email } = await person();
    const clientAddress = "198.51.100.7";
    for (let n = 0; n < 60; n++) await tryPassword(email, PASSWORD, { clientAddress });
    const strangers = Array.from({ length: 50 }, (_, n) => `stranger${n}@people.test`);
    await Promise.all(
      strangers.map((stranger) => tryPassword(stranger, "guess", { clientAddress }).catch(() => null)),
    );
    await expect(tryPassword(email, PASSWORD, { clientAddress })).rejects.toMatchObject({
      reason: "sign-in.work-needed",
      details: { retryAfterSeconds: expect.any(Number) },
    });
    expect(await tryPassword(email, PASSWORD, { clientAddress: "198.51.100.8" })).toMatchObject({ email });
  });
});

describe("changing the password", () => {
  test("changing the password needs the old one and ends every session", async () => {
    const { id: userId, email } = await person();
    const wanted = { userId, now: NOW, password: "a new password" };
    await expect(changePassword(database.db, { ...wanted, currentPassword: "wrong" })).rejects.toMatchObject({
      code: "invalid",
      reason: "password.wrong",
    });
    await expect(changePassword(database.db, wanted)).rejects.toMatchObject({ reason: "password.wrong" });
    await changePassword(database.db, { ...wanted, currentPassword: PASSWORD });
    await expect(tryPassword(email)).rejects.toMatchObject(WRONG);
    expect(await tryPassword(email, "a new password")).toMatchObject({ signInEpoch: 1 });
  });

  test("one of two parallel password changes succeeds", async () => {
    const { id: userId, email } = await person();
    const changes = ["first password", "second password"].map((password) =>
      changePassword(database.db, { userId, currentPassword: PASSWORD, password, now: NOW }).then(
        () => password,
        () => null,
      ),
    );
    const done = (await Promise.all(changes)).filter((password) => password !== null);
    expect(done).toHaveLength(1);
    expect(await tryPassword(email, done[0])).toMatchObject({ signInEpoch: 1 });
  });

  test("a person who signed in by link sets a first password", async () => {
    const { id: userId, email } = await person({ passwordHash: null });
    const signInId = await freshSignIn(userId, 14);
    await changePassword(database.db, { userId, signInId, password: "a first password", now: NOW });
    expect(await tryPassword(email, "a first password")).toMatchObject({ id: userId });
  });

  test("a first password cannot be set in a sign-in that is older than 15 minutes", async () => {
    const { id: userId } = await person({ passwordHash: null });
    const signInId = await freshSignIn(userId, 16);
    const change = { userId, signInId, password: "a first password", now: NOW };
    await expect(changePassword(database.db, change)).rejects.toMatchObject({ reason: "proof.needed" });
    expect(await database.db.user.findUnique({ where: { id: userId } })).toMatchObject({
      passwordHash: null,
    });
  });

  test("the old password can be guessed at ten times, and only by the signed-in person", async () => {
    const { id: userId, email } = await person();
    const change = (currentPassword: string) =>
      changePassword(database.db, { userId, currentPassword, password: "a new password", now: NOW });
    for (let n = 0; n < 10; n++) await refusalOf(tryPassword(email, "guess"));
    for (let n = 0; n < 10; n++) expect(await refusalOf(change("guess"))).toBe("password.wrong");
    expect(await refusalOf(change(PASSWORD))).toBe("password-change.too-many");
  });
});

describe("choosing a new password by a mailed link", () => {
  const reset = (email: string, now = NOW) =>
    inTransaction(database.db, (tx) => issueLink(tx, { email, purpose: "password", now }));

  test("a reset by emailed link needs no old password, ends every session, and uses up all other links", async () => {
    const { id, email } = await person();
    const [token, other] = [await reset(email), await reset(email)];
    const account = await resetPassword(database.db, { token, password: "a new password", now: NOW });
    expect(account).toMatchObject({ id, signInEpoch: 1 });
    expect(await tryPassword(email, "a new password")).toMatchObject({ id });
    await expect(
      resetPassword(database.db, { token: other, password: "a newer password", now: NOW }),
    ).rejects.toMatchObject({
      code: "expired",
    });
  });

  test("a reset is refused once the link is a day old, and changes nothing", async () => {
    const { email } = await person();
    const token = await reset(email);
    await expect(
      resetPassword(database.db, { token, password: "a new password", now: hours(24) }),
    ).rejects.toMatchObject({
      code: "expired",
      reason: "link.expired",
    });
    expect(await tryPassword(email)).toMatchObject({ signInEpoch: 0 });
  });
});
