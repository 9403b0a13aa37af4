import { describe, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { hours, NOW, newId } from "../../../../tests/factories";
import { inTransaction } from "../../../db/transaction";
import { env, provideEnv } from "../../../env";
import { countRefusal } from "../../bounces/commands";
import { bouncedAmong } from "../../bounces/queries";
import { rememberPerson } from "../devices/policy";
import { hashPassword } from "../passwords/verify.commands";
import type { MailOut } from "../schema";
import { createAccessToken } from "../tokens/commands";
import { confirmAddress, type SignUpProof, signInWithLink } from "./claims.commands";
import { findLinkEmail, issueLink, requestLink } from "./commands";
import type { LinkPurpose } from "./policy";

provideEnv({ NEXTAUTH_SECRET: "a secret for tests" });
const database = testDatabase();
const EXPIRED = { code: "expired", reason: "link.expired" };

let people = 0;

async function person(
  change: { emailVerifiedAt?: Date | null; bannedAt?: Date; passwordHash?: string } = {},
) {
  const email = `linked${people++}@people.test`;
  const id = newId();
  await database.db.user.create({ data: { id, email, name: "Ana", emailVerifiedAt: NOW, ...change } });
  return { id, email };
}

function issue(email: string, purpose: LinkPurpose = "sign-in"): Promise<string> {
  return inTransaction(database.db, (tx) => issueLink(tx, { email, purpose, now: NOW }));
}

describe("an emailed link", () => {
  test("an emailed link signs its owner in once, also when it is used twice at the same moment", async () => {
    const { id, email } = await person();
    const token = await issue(email);
    const uses = await Promise.allSettled(
      Array.from({ length: 5 }, () => signInWithLink(database.db, { token, now: NOW })),
    );
    const done = uses.filter((use) => use.status === "fulfilled");
    expect(done.map((use) => use.value.id)).toEqual([id]);
    for (const use of uses) if (use.status === "rejected") expect(use.reason).toMatchObject(EXPIRED);
  });

  test("opening an emailed link changes nothing", async () => {
    const { email } = await person();
    const token = await issue(email);
    for (let look = 0; look < 3; look++) {
      expect(await findLinkEmail(database.db, { token, purpose: "sign-in", now: NOW })).toBe(email);
    }
    expect(await signInWithLink(database.db, { token, now: NOW })).toMatchObject({ email });
    expect(await findLinkEmail(database.db, { token, purpose: "sign-in", now: NOW })).toBeNull();
  });

  test("an emailed link works for a day", async () => {
    const { email } = await person();
    const [token, late] = [await issue(email), await issue(email)];
    expect(
      await signInWithLink(database.db, { token, now: new Date(hours(24).getTime() - 1) }),
    ).toMatchObject({ email });
    expect(await findLinkEmail(database.db, { token: late, purpose: "sign-in", now: hours(24) })).toBeNull();
    await expect(signInWithLink(database.db, { token: late, now: hours(24) })).rejects.toMatchObject(EXPIRED);
  });

  test("an emailed link is good for its own purpose only", async () => {
    const { email } = await person();
    const confirm = await issue(email, "confirm");
    await expect(signInWithLink(database.db, { token: confirm, now: NOW })).rejects.toMatchObject(EXPIRED);
    const signIn = await issue(email);
    await expect(confirmAddress(database.db, { token: signIn, now: NOW })).rejects.toMatchObject(EXPIRED);
    expect(await confirmAddress(database.db, { token: confirm, now: NOW })).toMatchObject({ email });
  });

  test.each(["", "x", "\u0000", "'; delete from", "a".repeat(10_000)])(
    "a link with the token %j is refused",
    async (token) => {
      await expect(signInWithLink(database.db, { token, now: NOW })).rejects.toMatchObject(EXPIRED);
    },
  );

  test("an emailed link creates the account on use, with the visitor's time zone", async () => {
    const token = await issue("ben.okafor@people.test");
    expect(await database.db.user.count({ where: { email: "ben.okafor@people.test" } })).toBe(0);
    const made = await signInWithLink(database.db, { token, timeZone: "Africa/Lagos", now: NOW });
    expect(made).toMatchObject({ name: "Ben Okafor", timeZone: "Africa/Lagos", emailVerifiedAt: NOW });
  });

  test("an emailed link does not sign a banned person in", async () => {
    const { email } = await person({ bannedAt: NOW });
    const token = await issue(email);
    await expect(signInWithLink(database.db, { token, now: NOW })).rejects.toMatchObject({
      reason: "sign-in.banned",
    });
  });
});

describe("an address", () => {
  describe("the confirmation link of a sign-up", () => {
    async function signedUp() {
      const passwordHash = await hashPassword("chosen at sign-up");
      const { id, email } = await person({ emailVerifiedAt: null, passwordHash });
      await createAccessToken(database.db, { userId: id, name: "before", expiresAt: null, now: NOW });
      const token = await inTransaction(database.db, (tx) =>
        issueLink(tx, { email, purpose: "confirm", now: NOW, proof: "what the browser knows" }),
      );
      return { id, email, token, passwordHash };
    }

    test.each<[string, (id: string) => SignUpProof]>([
      ["the browser that signed up", () => ({ secret: "what the browser knows" })],
      ["a browser where the account is signed in", (signedInAs) => ({ signedInAs })],
      ["a person who knows the password", () => ({ password: "chosen at sign-up" })],
    ])("the link confirms the address for %s, and the password and tokens stay", async (_, proofOf) => {
      const { id, token, passwordHash } = await signedUp();
      const confirmed = await confirmAddress(database.db, { token, now: NOW, proof: proofOf(id) });
      expect(confirmed).toMatchObject({ id, emailVerifiedAt: NOW, signInEpoch: 0 });
      const row = await database.db.user.findUnique({ where: { id }, include: { accessTokens: true } });
      expect(row).toMatchObject({ passwordHash, accessTokens: [{ name: "before" }] });
    });

    test.each<[string, () => SignUpProof]>([
      ["any other browser", () => ({})],
      ["a browser where another person is signed in", () => ({ signedInAs: newId() })],
    ])(
      "the link confirms the address for %s, and the password, sign-ins and tokens of the earlier sign-up end",
      async (_, proofOf) => {
        const { id, token } = await signedUp();
        const confirmed = await confirmAddress(database.db, { token, now: NOW, proof: proofOf() });
        expect(confirmed).toMatchObject({ id, emailVerifiedAt: NOW, signInEpoch: 1 });
        const row = await database.db.user.findUnique({ where: { id }, include: { accessTokens: true } });
        expect(row).toMatchObject({ passwordHash: null, accessTokens: [], calendarVersion: 1 });
      },
    );

    test("the link asks for the password first in a browser that made another sign-up", async () => {
      const { id, token } = await signedUp();
      const proof = { secret: "of another sign-up" };
      const asked = confirmAddress(database.db, { token, now: NOW, proof });
      await expect(asked).rejects.toMatchObject({ code: "invalid", reason: "confirm.password-needed" });
      const both = { ...proof, password: "chosen at sign-up" };
      expect(await confirmAddress(database.db, { token, now: NOW, proof: both })).toMatchObject({ id });
    });

    test("a wrong password does not use the link up", async () => {
      const { id, token } = await signedUp();
      const wrong = confirmAddress(database.db, { token, now: NOW, proof: { password: "guess" } });
      await expect(wrong).rejects.toMatchObject({ code: "invalid", reason: "confirm.password-wrong" });
      expect(await database.db.user.findUnique({ where: { id } })).toMatchObject({ emailVerifiedAt: null });
      expect(await confirmAddress(database.db, { token, now: NOW })).toMatchObject({ id });
    });
  });

  test("an address that a stranger signed up with goes to its owner, without the stranger's password, sessions and tokens", async () => {
    const { id, email } = await person({ emailVerifiedAt: null, passwordHash: "a stranger's" });
    await createAccessToken(database.db, { userId: id, name: "stranger", expiresAt: null, now: NOW });
    const owner = await signInWithLink(database.db, { token: await issue(email), now: NOW });
    expect(owner).toMatchObject({ id, emailVerifiedAt: NOW, signInEpoch: 1 });
    expect(await database.db.user.findUnique({ where: { id } })).toMatchObject({ passwordHash: null });
    expect(await database.db.personalAccessToken.count({ where: { userId: id } })).toBe(0);
  });

  test("an address that a stranger signed up with loses the stranger's phone, which would get the owner's messages", async () => {
    const { id, email } = await person({ emailVerifiedAt: null });
    const code = { phone: "+4915123456780", codeHash: "x", expiresAt: NOW };
    await database.db.user.update({
      where: { id },
      data: { phone: "+4915123456789", phoneConfirmedAt: NOW, phoneCode: { create: code } },
    });
    await signInWithLink(database.db, { token: await issue(email), now: NOW });
    expect(await database.db.user.findUnique({ where: { id } })).toMatchObject({
      phone: null,
      phoneConfirmedAt: null,
    });
    expect(await database.db.phoneCode.count({ where: { userId: id } })).toBe(0);
  });

  test("an address that refused email gets it again after its owner used an emailed link", async () => {
    const { email } = await person();
    await countRefusal(database.db, { address: email, of: "address", error: "550", now: NOW });
    await issue(email);
    expect(await bouncedAmong(database.db, [email])).toEqual(new Set([email]));
    await signInWithLink(database.db, { token: await issue(email), now: NOW });
    expect(await bouncedAmong(database.db, [email])).toEqual(new Set());
  });

  test("an account with a confirmed address keeps its password when its owner signs in by link", async () => {
    const { id, email } = await person({ passwordHash: "mine" });
    await signInWithLink(database.db, { token: await issue(email), now: NOW });
    expect(await database.db.user.findUnique({ where: { id } })).toMatchObject({
      passwordHash: "mine",
      signInEpoch: 0,
    });
  });
});

describe("asking for a link", () => {
  async function ask(
    email: string,
    callbackUrl?: string,
    change: { clientAddress?: string; devices?: string } = {},
  ) {
    const mails: Parameters<MailOut["send"]>[0][] = [];
    const send: MailOut["send"] = async (mail) => void mails.push(mail);
    const mail = { origin: "https://turnout.example", send };
    const answer = await requestLink(database.db, {
      email,
      purpose: "sign-in",
      callbackUrl,
      now: NOW,
      clientAddress: "unknown",
      ...change,
      mail,
    });
    return { answer, mails };
  }

  test("asking for a link does the same whether or not there is an account", async () => {
    const { email } = await person();
    const [known, unknown] = [await ask(email), await ask("nobody@people.test")];
    expect(unknown.answer).toEqual(known.answer);
    const shape = ({ mails }: typeof known) =>
      mails.map(({ content }) => JSON.stringify(content).replace(/token=[\w-]+/, ""));
    expect(shape(unknown)).toEqual(shape(known));
    expect(await database.db.signInLink.count({ where: { email } })).toBe(1);
    expect(await database.db.signInLink.count({ where: { email: "nobody@people.test" } })).toBe(1);
    expect(await database.db.user.count({ where: { email: "nobody@people.test" } })).toBe(0);
  });

  test("a link leads back only to a page of this site", async () => {
    expect((await ask("back@people.test", "/events/1?a=b")).mails[0]?.content.action.url).toContain(
      "callbackUrl=%2Fevents%2F1%3Fa%3Db",
    );
    expect((await ask("back@people.test", "//evil.example")).mails[0]?.content.action.url).not.toContain(
      "evil",
    );
  });

  test("asking for a link still works on the person's own device and at another network, however often others asked", async () => {
    const { id, email } = await person();
    const devices = rememberPerson(undefined, id, env().NEXTAUTH_SECRET ?? "");
    const [there, here] = [{ clientAddress: "198.51.100.31" }, { clientAddress: "198.51.100.32" }];
    for (let n = 0; n < 4; n++) await ask(email, undefined, there);
    await expect(ask(email, undefined, there)).rejects.toMatchObject({ reason: "link-mail-place.too-many" });
    expect((await ask(email, undefined, here)).mails).toHaveLength(1);
    await expect(ask(email, undefined, here)).rejects.toMatchObject({ reason: "link-mail.too-many" });
    expect((await ask(email, undefined, { ...there, devices })).mails).toHaveLength(1);
  });

  test("a person is emailed at most five links an hour", async () => {
    for (let n = 0; n < 5; n++) await ask("often@people.test");
    await expect(ask("often@people.test")).rejects.toMatchObject({
      code: "rate-limited",
      reason: "link-mail.too-many",
    });
  });
});
