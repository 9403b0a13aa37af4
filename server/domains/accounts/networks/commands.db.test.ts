import { describe, expect, test } from "vitest";
import { solveWork, type WorkChallenge } from "../../../../lib/solve-work";
import { withWork } from "../../../../lib/with-work";
import { testDatabase } from "../../../../tests/database";
import { NOW } from "../../../../tests/factories";
import { type Limit, limitKey, takeHit } from "../../../db/rate-limit";
import { provideEnv } from "../../../env";
import { type DomainError, isDomainError } from "../../../errors";
import { signUp } from "../commands";
import { confirmAddress, signInWithLink } from "../links/claims.commands";
import { requestLink } from "../links/commands";
import { signInWithPassword } from "../passwords/commands";
import { hashPassword } from "../passwords/verify.commands";
import { growBudgets, takeNetworkHit, takeVouchedHit } from "./commands";
import type { NetworkUse } from "./policy";

provideEnv({ NEXTAUTH_SECRET: "a secret for tests", LOG_LEVEL: "silent" });
const database = testDatabase();
const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);

let networks = 0;
const newNetwork = () => `198.51.100.${++networks}`;

type From = { clientAddress: string; now?: Date; work?: string | undefined };

/** Signs up, and answers the secret of the mailed link. */
async function signUpFrom(email: string, { clientAddress, now = NOW, work }: From): Promise<string> {
  let token = "";
  const send = async ({ content }: { content: { action: { url: string } } }) => {
    token = new URL(content.action.url).searchParams.get("token") ?? "";
  };
  const mail = { origin: "https://turnout.example", send };
  const person = { name: "Ana", password: "correct horse battery" };
  await signUp(database.db, { ...person, email, clientAddress, now, work, mail });
  return token;
}

const take = (use: NetworkUse, from: From) => takeNetworkHit(database.db, { use, now: NOW, ...from });

/** As a browser sees it: refusals arrive with their reason and details as data. */
const asBrowser = (send: (work?: string) => Promise<unknown>) =>
  withWork((work) =>
    send(work).catch((error: DomainError) => {
      throw Object.assign(new Error(), { data: { reason: error.reason, details: error.details } });
    }),
  );

async function refusalOf(tried: Promise<unknown>): Promise<{ reason: string; challenge?: WorkChallenge }> {
  const error = await tried.then(
    () => null,
    (error: unknown) => error,
  );
  if (!isDomainError(error)) throw new Error("nothing was refused");
  const challenge = error.details && "challenge" in error.details ? error.details.challenge : undefined;
  return { reason: error.reason, ...(challenge && { challenge }) };
}

/** Uses the plain budget up. */
async function exhaust(use: NetworkUse, clientAddress: string): Promise<void> {
  const hits = { "sign-up": 10, "sign-in-link": 30, "sign-in": 50 }[use];
  for (let n = 0; n < hits; n++) await take(use, { clientAddress });
}

async function workFor(use: NetworkUse, clientAddress: string): Promise<string> {
  const { challenge } = await refusalOf(take(use, { clientAddress }));
  if (!challenge) throw new Error("there is no challenge");
  return solveWork(challenge);
}

describe("guests behind one Wi-Fi", () => {
  test("a hundred guests behind one Wi-Fi sign up within five minutes, as their browsers do it", async () => {
    const clientAddress = newNetwork();
    for (let n = 0; n < 100; n++) {
      const now = at(n * 2.9);
      await asBrowser((work) => signUpFrom(`guest${n}@people.test`, { clientAddress, now, work }));
    }
    expect(await database.db.user.count({ where: { email: { startsWith: "guest" } } })).toBe(100);
  }, 240_000);

  test("guests behind one Wi-Fi need no proof of work if they confirm their addresses before the next ones come", async () => {
    const clientAddress = newNetwork();
    for (let n = 0; n < 30; n++) {
      const token = await signUpFrom(`prompt${n}@people.test`, { clientAddress });
      await confirmAddress(database.db, { token, now: at(n), clientAddress });
    }
  }, 60_000);

  test("a program that solves no challenge is stopped after the plain budget of sign-ups", async () => {
    const clientAddress = newNetwork();
    const tries = await Promise.allSettled(
      Array.from({ length: 1_000 }, (_, n) => signUpFrom(`script${n}@people.test`, { clientAddress })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    expect(await database.db.user.count({ where: { email: { startsWith: "script" } } })).toBe(10);
    for (const tried of tries) {
      if (tried.status === "fulfilled") continue;
      expect(tried.reason).toMatchObject({ code: "rate-limited", reason: "sign-up.work-needed" });
      expect(tried.reason.details.retryAfterSeconds).toBeGreaterThan(3_000);
    }
  }, 60_000);

  test("many who know their passwords do not lock each other out, and many guesses are no way around a limit", async () => {
    const { db } = database;
    const clientAddress = newNetwork();
    const passwordHash = await hashPassword("correct horse battery");
    await db.user.create({ data: { email: "knows@people.test", name: "Ana", passwordHash } });
    await exhaust("sign-in", clientAddress);
    const tried = { email: "knows@people.test", password: "correct horse battery", clientAddress, now: NOW };
    expect(await refusalOf(signInWithPassword(db, tried))).toMatchObject({ reason: "sign-in.work-needed" });
    await asBrowser((work) => signInWithPassword(db, { ...tried, work }));
    const key = limitKey({ name: "sign-in-work" }, clientAddress);
    expect((await db.rateLimit.findUniqueOrThrow({ where: { key } })).hits).toEqual([]);
    const guess = (work?: string) => signInWithPassword(db, { ...tried, password: "a guess", work });
    for (let n = 0; n < 10; n++) await expect(asBrowser(guess)).rejects.toThrow();
    await expect(asBrowser(guess)).rejects.toMatchObject({ data: { reason: "sign-in-account.too-many" } });
  }, 60_000);

  test("proof of work also gets an emailed link, within the limit of its recipient", async () => {
    const clientAddress = newNetwork();
    await exhaust("sign-in-link", clientAddress);
    const mail = { origin: "https://turnout.example", send: async () => {} };
    const asked = { email: "linked@people.test", purpose: "sign-in", clientAddress, now: NOW, mail } as const;
    const ask = () => asBrowser((work) => requestLink(database.db, { ...asked, work }));
    for (let n = 0; n < 4; n++) await ask();
    await expect(ask()).rejects.toMatchObject({ data: { reason: "link-mail-place.too-many" } });
  }, 60_000);

  test("people who sign up through another site are counted apart, so that neither kind uses up the other", async () => {
    const clientAddress = newNetwork();
    for (let n = 0; n < 100; n++) await takeVouchedHit(database.db, clientAddress);
    await exhaust("sign-up", clientAddress);
    await takeVouchedHit(database.db, clientAddress);
  });
});

describe("a solved challenge", () => {
  test("a solved challenge is good once, also when it is sent twice at the same moment", async () => {
    const clientAddress = newNetwork();
    await exhaust("sign-up", clientAddress);
    const work = await workFor("sign-up", clientAddress);
    const tries = await Promise.allSettled([1, 2, 3].map(() => take("sign-up", { clientAddress, work })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await refusalOf(take("sign-up", { clientAddress, work }))).reason).toBe("sign-up.work-needed");
  });

  test("a solved challenge is refused from another network, for another procedure, and after its time", async () => {
    const [here, there] = [newNetwork(), newNetwork()];
    for (const network of [here, there]) await exhaust("sign-up", network);
    await exhaust("sign-in-link", here);
    const work = await workFor("sign-up", here);
    const reason = "sign-up.work-needed";
    expect(await refusalOf(take("sign-up", { clientAddress: there, work }))).toMatchObject({ reason });
    expect(await refusalOf(take("sign-in-link", { clientAddress: here, work }))).toMatchObject({
      reason: "sign-in-link.work-needed",
    });
    const late = { clientAddress: here, work, now: at(301) };
    expect(await refusalOf(take("sign-up", late))).toMatchObject({ reason });
    await take("sign-up", { clientAddress: here, work, now: at(299) });
  });

  test("a solved challenge is good from any address of the same IPv6 network", async () => {
    await exhaust("sign-up", "2001:db8:1:2::1");
    const work = await workFor("sign-up", "2001:db8:1:2::1");
    await take("sign-up", { clientAddress: "2001:db8:1:2::ffff", work });
  });

  test("challenges get harder the more a network asks for, within bounds, and never exceed its larger budget", async () => {
    const clientAddress = newNetwork();
    await exhaust("sign-up", clientAddress);
    const worked: Limit = { name: "sign-up-work", hitsMax: 300, windowSeconds: 3_600 };
    const bits: (number | undefined)[] = [];
    for (let n = 0; n < 300; n += 60) {
      bits.push((await refusalOf(take("sign-up", { clientAddress }))).challenge?.bits);
      await Promise.all(Array.from({ length: 60 }, () => takeHit(database.db, worked, clientAddress)));
    }
    expect(bits).toEqual([16, 17, 18, 19, 19]);
    const refused = await refusalOf(take("sign-up", { clientAddress }));
    expect(refused).toEqual({ reason: "sign-up.too-many", challenge: undefined });
  });

  test("no challenge is required if no proxy reports the client's address", async () => {
    for (let n = 0; n < 20; n++) await take("sign-up", { clientAddress: "unknown" });
  });
});

describe("a mailed link that is used", () => {
  const left = async (use: NetworkUse, clientAddress: string) => {
    for (let n = 0; ; n++) {
      const isTaken = await take(use, { clientAddress }).then(
        () => true,
        () => false,
      );
      if (!isTaken) return n;
    }
  };

  test("a used link gives its own hit back, and two sign-ups only if its address is new", async () => {
    const [known, fresh] = [newNetwork(), newNetwork()];
    for (const network of [known, fresh]) {
      for (const use of ["sign-up", "sign-in-link"] as const) await exhaust(use, network);
    }
    await growBudgets(database.db, { clientAddress: known, isNewAddress: false });
    expect([await left("sign-up", known), await left("sign-in-link", known)]).toEqual([0, 1]);
    await growBudgets(database.db, { clientAddress: fresh, isNewAddress: true });
    expect([await left("sign-up", fresh), await left("sign-in-link", fresh)]).toEqual([2, 1]);
  });

  test("a used link counts once, for the network where it is used", async () => {
    const clientAddress = newNetwork();
    const token = await signUpFrom("once@people.test", { clientAddress: newNetwork() });
    await exhaust("sign-up", clientAddress);
    await confirmAddress(database.db, { token, now: NOW, clientAddress });
    const again = confirmAddress(database.db, { token, now: NOW, clientAddress });
    await expect(again).rejects.toMatchObject({ reason: "link.expired" });
    const made = signInWithLink(database.db, { token: "made up", now: NOW, clientAddress });
    await expect(made).rejects.toMatchObject({ reason: "link.expired" });
    expect(await left("sign-up", clientAddress)).toBe(2);
  });

  test("used links raise a network's budget at most two hundred times a day, and never above its initial budget", async () => {
    const clientAddress = newNetwork();
    const grow = () => growBudgets(database.db, { clientAddress, isNewAddress: true });
    for (let n = 0; n < 199; n++) await grow();
    expect(await left("sign-up", clientAddress)).toBe(10);
    await grow();
    expect(await left("sign-up", clientAddress)).toBe(2);
    await grow();
    expect(await left("sign-up", clientAddress)).toBe(0);
  });
});
