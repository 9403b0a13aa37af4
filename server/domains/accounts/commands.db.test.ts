import { describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import {
  createEvent,
  createUsers,
  hours,
  joinRequest,
  NOW,
  rsvpsOf,
  type TestEvent,
} from "../../../tests/factories";
import { findViolations } from "../../../tests/invariants";
import { provideEnv } from "../../env";
import { withdrawBanned } from "../../jobs/withdraw-banned";
import { log } from "../../log";
import { submitSeatRequest } from "../../seats/gather";
import { banUser } from "../operations/users/commands";
import { signUp, updateProfile } from "./commands";
import { getProfile } from "./queries";
import { type MailOut, profileInput, signUpInput } from "./schema";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();
type Mail = Parameters<MailOut["send"]>[0];

let addresses = 0;

async function signUpAs(email: string, change: Partial<Parameters<typeof signUp>[1]> = {}) {
  const mails: Mail[] = [];
  const send: MailOut["send"] = async (mail) => void mails.push(mail);
  const answer = await signUp(database.db, {
    email,
    name: "Ana Lopez",
    password: "correct horse battery",
    now: NOW,
    clientAddress: `10.0.0.${addresses++}`,
    mail: { origin: "https://turnout.example", send },
    ...change,
  });
  return { answer, mails };
}

describe("signing up", () => {
  test("signing up makes an account that works, and emails a link to confirm the address", async () => {
    const { answer, mails } = await signUpAs("new@people.test", { timeZone: "Europe/Madrid" });
    expect(answer).toEqual({ email: "new@people.test" });
    const user = await database.db.user.findUniqueOrThrow({ where: { email: "new@people.test" } });
    expect(user).toMatchObject({
      name: "Ana Lopez",
      timeZone: "Europe/Madrid",
      emailVerifiedAt: null,
      role: "user",
    });
    expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(mails).toMatchObject([{ to: "new@people.test", content: { subject: "Confirm your email" } }]);
    expect(mails[0]?.content.action.url).toContain("https://turnout.example/confirm-address?token=");
  });

  test("only a hash of an emailed token is stored", async () => {
    const { mails } = await signUpAs("hashed@people.test");
    const token = /token=([\w-]+)/.exec(mails[0]?.content.action.url ?? "")?.[1] ?? "";
    expect(token.length).toBeGreaterThanOrEqual(43);
    const links = await database.db.signInLink.findMany({ where: { email: "hashed@people.test" } });
    expect(links).toHaveLength(1);
    expect(links[0]?.tokenHash).not.toContain(token);
  });

  test("signing up with the address of an account gets the same answer, changes nothing, and emails the owner", async () => {
    const first = await signUpAs("taken@people.test");
    const before = await database.db.user.findUniqueOrThrow({ where: { email: "taken@people.test" } });
    const second = await signUpAs("taken@people.test", { name: "Mallory", password: "another password" });
    expect(second.answer).toEqual(first.answer);
    expect(await database.db.user.findMany({ where: { email: "taken@people.test" } })).toEqual([before]);
    expect(await database.db.signInLink.count({ where: { email: "taken@people.test" } })).toBe(2);
    expect(second.mails).toMatchObject([
      { to: "taken@people.test", content: { subject: "You already have an account" } },
    ]);
    expect(JSON.stringify(second.mails)).not.toContain("Mallory");
  });

  test("one account is created when the same person signs up several times in parallel", async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => signUpAs("eager@people.test")));
    expect(await database.db.user.count({ where: { email: "eager@people.test" } })).toBe(1);
    const subjects = answers.flatMap(({ mails }) => mails.map((mail) => mail.content.subject));
    expect(subjects.filter((subject) => subject === "Confirm your email")).toHaveLength(1);
  });

  test("signing up needs proof of work after ten sign-ups per client address and hour, and is refused after five emails to one person", async () => {
    for (let n = 0; n < 10; n++) await signUpAs(`many${n}@people.test`, { clientAddress: "192.0.2.1" });
    await expect(signUpAs("many10@people.test", { clientAddress: "192.0.2.1" })).rejects.toMatchObject({
      code: "rate-limited",
      reason: "sign-up.work-needed",
      details: { retryAfterSeconds: expect.any(Number), challenge: { algorithm: "SHA-256" } },
    });
    for (let n = 0; n < 5; n++) await signUpAs("pestered@people.test");
    await expect(signUpAs("pestered@people.test")).rejects.toMatchObject({ reason: "link-mail.too-many" });
  });

  test("signing up fails if the email is not accepted, and signing up again emails again", async () => {
    const mail: MailOut = {
      origin: "https://turnout.example",
      send: () => Promise.reject(new Error("no route")),
    };
    await expect(signUpAs("unlucky@people.test", { mail })).rejects.toMatchObject({
      code: "unavailable",
      reason: "mail.unsent",
    });
    expect((await signUpAs("unlucky@people.test")).mails).toHaveLength(1);
  });

  test.each<[string, object, string]>([
    ["an address without a host", { email: "ana@" }, "email"],
    ["a line break in an address", { email: "ana@people.test\nbcc: all@people.test" }, "email"],
    ["an address of a thousand characters", { email: `${"a".repeat(1000)}@people.test` }, "email"],
    ["an empty name", { name: "   " }, "name"],
    ["a line break in a name", { name: "Ana\r\nBcc: all" }, "name"],
    ["a null character in a name", { name: "Ana\u0000" }, "name"],
    ["a name of a megabyte", { name: "a".repeat(1_000_000) }, "name"],
    ["a short password", { password: "short" }, "password"],
    ["a password that is the address", { password: "ANA@people.test" }, "password"],
    ["a password of a megabyte", { password: "abc".repeat(333_333) }, "password"],
    ["a zone that does not exist", { timeZone: "Mars/Olympus" }, "timeZone"],
    ["a role", { role: "admin" }, ""],
  ])("signing up refuses %s and names the field", (_, change, field) => {
    const person = { email: "ana@people.test", name: "Ana", password: "correct horse battery", ...change };
    const parsed = signUpInput.safeParse(person);
    expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toEqual([field]);
  });

  test("an email address is accepted in any case and spacing", () => {
    const person = { email: "  Ana.Lopez@People.TEST ", name: " Ana ", password: "correct horse battery" };
    expect(signUpInput.parse(person)).toMatchObject({ email: "ana.lopez@people.test", name: "Ana" });
  });
});

describe("a profile", () => {
  test("a profile change sets the given fields and nothing else", async () => {
    const [userId = ""] = await createUsers(database.db, 1);
    const before = await getProfile(database.db, userId);
    const changed = await updateProfile(database.db, { userId, timeZone: "Asia/Tokyo" });
    expect(changed).toEqual({ ...before, timeZone: "Asia/Tokyo" });
    const imageUrl = "https://images.test/ana.png";
    expect(await updateProfile(database.db, { userId, name: "Ana", imageUrl })).toMatchObject({
      name: "Ana",
      imageUrl,
    });
    expect(await updateProfile(database.db, { userId, imageUrl: null })).toMatchObject({
      name: "Ana",
      imageUrl: null,
    });
    expect(await getProfile(database.db, userId)).toMatchObject({ name: "Ana", timeZone: "Asia/Tokyo" });
  });

  test.each([
    "javascript:alert(1)",
    "http://images.test/a.png",
    "//images.test/a.png",
    "https://images.test/\u0000",
    `https://images.test/${"a".repeat(500)}`,
  ])("a profile takes no picture from %j", (imageUrl) => {
    expect(profileInput.safeParse({ imageUrl }).success).toBe(false);
  });

  test("an account that does not exist can be neither changed nor banned", async () => {
    const userId = crypto.randomUUID();
    await expect(updateProfile(database.db, { userId, name: "Ana" })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(banUser(database.db, { userId, now: NOW, decideAt: NOW })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("a ban", () => {
  test("a ban releases seats and waitlist places to the queues, as if the person had cancelled", async () => {
    const { db } = database;
    const [banned = "", waiter = "", seated = ""] = await createUsers(db, 3);
    const held = await createEvent(db, { capacity: 1 });
    const awaited = await createEvent(db, { capacity: 1 });
    const over = await createEvent(db, { capacity: 1, startsAt: hours(-3), endsAt: hours(-1) });
    const join = (event: TestEvent, userId: string, now = NOW) =>
      submitSeatRequest(db, event.poolId, joinRequest(userId), now);
    for (const user of [banned, waiter]) await join(held, user);
    for (const user of [seated, banned]) await join(awaited, user);
    await join(over, banned, hours(-4));

    await banUser(db, { userId: banned, now: NOW, decideAt: NOW });
    const statuses = async (event: TestEvent) =>
      Object.fromEntries((await rsvpsOf(db, event.poolId)).map((row) => [row.userId, row.status]));
    expect(await statuses(held)).toEqual({ [banned]: "cancelled", [waiter]: "confirmed" });
    expect(await statuses(awaited)).toEqual({ [seated]: "confirmed", [banned]: "cancelled" });
    expect(await statuses(over)).toEqual({ [banned]: "confirmed" });
    expect(await findViolations(db)).toEqual([]);
  });

  test("a ban takes effect immediately although one event is busy, and the job releases the seats there later", async () => {
    const { db } = database;
    const [banned = "", waiter = ""] = await createUsers(db, 2);
    const events = [await createEvent(db, { capacity: 1 }), await createEvent(db, { capacity: 1 })] as const;
    for (const { poolId } of events) {
      for (const userId of [banned, waiter]) await submitSeatRequest(db, poolId, joinRequest(userId), NOW);
    }
    const seatedAt = async ({ poolId }: TestEvent) =>
      (await rsvpsOf(db, poolId)).find((row) => row.status === "confirmed")?.userId;
    const [busy, free] = events;
    await database.openSecond(1).$transaction(
      async (tx) => {
        await tx.$queryRaw`select id from "SeatPool" where id = ${busy.poolId}::uuid for no key update`;
        await banUser(db, { userId: banned, now: NOW, decideAt: NOW });
      },
      { maxWait: 20_000, timeout: 25_000 },
    );
    expect(await db.user.findUnique({ where: { id: banned } })).toMatchObject({ bannedAt: NOW });
    expect(await seatedAt(free)).toBe(waiter);
    expect(await seatedAt(busy)).toBe(banned);

    expect(await withdrawBanned.run({ db, now: NOW, decideAt: NOW, log: log(), slotAt: NOW })).toMatchObject({
      withdrawn: 1,
      failed: 0,
    });
    expect(await seatedAt(busy)).toBe(waiter);
    expect(await withdrawBanned.run({ db, now: NOW, decideAt: NOW, log: log(), slotAt: NOW })).toMatchObject({
      withdrawn: 0,
      failed: 0,
    });
    expect(await findViolations(db)).toEqual([]);
  });
});
