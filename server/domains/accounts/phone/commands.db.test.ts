import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createUsers, hours, NOW } from "../../../../tests/factories";
import { provideEnv } from "../../../env";
import { confirmPhone, removePhone, startPhone } from "./commands";
import { getPhone } from "./queries";
import type { PhoneOut } from "./schema";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "a secret for tests" });
const database = testDatabase();

type Sent = Parameters<PhoneOut["sendCode"]>[0];
let sent: Sent[];
let userId: string;
let numbers = 0;

beforeEach(async () => {
  sent = [];
  [userId = ""] = await createUsers(database.db, 1);
});

/** A number that no other test asks for. */
const freshNumber = () => `+4915123${String(100_000 + numbers++)}`;
const takes: PhoneOut = {
  isOn: () => true,
  sendCode: async (message) => {
    sent.push(message);
    return "taken";
  },
};

const start = (phone: string, change: Partial<Parameters<typeof startPhone>[1]> = {}) =>
  startPhone(database.db, { userId, phone, now: NOW, clientAddress: "unknown", out: takes, ...change });
const confirm = (code: string, now = NOW) => confirmPhone(database.db, { userId, code, now });
const lastCode = () => sent.at(-1)?.code ?? "";
const wrongCode = () => (lastCode() === "000000" ? "000001" : "000000");

describe("a number", () => {
  test("a phone number is confirmed once the person enters the code that was sent to it", async () => {
    const phone = freshNumber();
    expect(await start(phone.replace("+49", "0"), { country: "DE" })).toEqual({ phone });
    expect(sent).toMatchObject([{ to: phone, code: expect.stringMatching(/^\d{6}$/) }]);
    expect(await getPhone(database.db, userId)).toEqual({ phone: null });
    expect(await confirm(lastCode())).toEqual({ phone });
    expect(await getPhone(database.db, userId)).toEqual({ phone });
    const row = await database.db.user.findUniqueOrThrow({ where: { id: userId } });
    expect(row.phoneConfirmedAt).toEqual(NOW);
  });

  test("a phone number stays until a new one is confirmed, and goes when it is removed", async () => {
    const [first, second] = [freshNumber(), freshNumber()];
    await start(first);
    await confirm(lastCode());
    await start(second);
    expect(await getPhone(database.db, userId)).toEqual({ phone: first });
    await removePhone(database.db, userId);
    expect(await getPhone(database.db, userId)).toEqual({ phone: null });
    await expect(confirm(lastCode())).rejects.toMatchObject({ reason: "phone.code-expired" });
  });

  test.each(["", "12345", "+1 555 0100", "not a number"])(
    "the text %j is no phone number, and nothing is sent",
    async (phone) => {
      await expect(start(phone)).rejects.toMatchObject({ code: "invalid", reason: "phone.invalid" });
      expect(sent).toEqual([]);
    },
  );

  test("a number that WhatsApp does not know is distinguished from one that could not be reached just now", async () => {
    const answering = (answer: "refused" | "unsent"): PhoneOut => ({
      ...takes,
      sendCode: async () => answer,
    });
    const refused = start(freshNumber(), { out: answering("refused") });
    await expect(refused).rejects.toMatchObject({ code: "invalid", reason: "phone.unreachable" });
    const unsent = start(freshNumber(), { out: answering("unsent") });
    await expect(unsent).rejects.toMatchObject({ code: "unavailable", reason: "phone.unsent" });
  });

  test("a phone number is asked for only if codes can be sent", async () => {
    const off = start(freshNumber(), { out: { ...takes, isOn: () => false } });
    await expect(off).rejects.toMatchObject({ code: "unavailable", reason: "phone.off" });
    expect(sent).toEqual([]);
  });
});

describe("a code", () => {
  test("a phone code is stored as a hash only", async () => {
    await start(freshNumber());
    const row = await database.db.phoneCode.findUniqueOrThrow({ where: { userId } });
    expect(Object.values(row)).not.toContain(lastCode());
    expect(row.codeHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test("a phone code works once, for ten minutes, and for no other person", async () => {
    await start(freshNumber());
    const [strangerId = ""] = await createUsers(database.db, 1);
    const stranger = confirmPhone(database.db, { userId: strangerId, code: lastCode(), now: NOW });
    await expect(stranger).rejects.toMatchObject({ code: "expired" });
    await expect(confirm(lastCode(), hours(10 / 60))).rejects.toMatchObject({ reason: "phone.code-expired" });
    await confirm(lastCode(), hours(9 / 60));
    await expect(confirm(lastCode())).rejects.toMatchObject({ reason: "phone.code-expired" });
  });

  test("a phone code ends when the next one is sent", async () => {
    await start(freshNumber());
    const first = lastCode();
    do await start(freshNumber());
    while (lastCode() === first);
    await expect(confirm(first)).rejects.toMatchObject({ reason: "phone.code-wrong" });
    await confirm(lastCode());
  });

  test("a phone code can be guessed at five times, however many guesses come in parallel, and is then void", async () => {
    await start(freshNumber());
    const guesses = await Promise.allSettled(Array.from({ length: 12 }, () => confirm(wrongCode())));
    const reasons = guesses.map((guess) => (guess.status === "rejected" ? guess.reason.reason : "right"));
    expect(reasons.filter((reason) => reason === "phone.code-wrong")).toHaveLength(5);
    expect(reasons.filter((reason) => reason === "phone.code-expired")).toHaveLength(7);
    await expect(confirm(lastCode())).rejects.toMatchObject({ reason: "phone.code-expired" });
    expect(await getPhone(database.db, userId)).toEqual({ phone: null });
  });

  test("a wrong phone code says how many tries are left", async () => {
    await start(freshNumber());
    await expect(confirm(wrongCode())).rejects.toMatchObject({ details: { triesLeft: 4 } });
  });
});

describe("limits of codes", () => {
  test("codes are refused to one person after five within an hour", async () => {
    for (let n = 0; n < 5; n++) await start(freshNumber());
    await expect(start(freshNumber())).rejects.toMatchObject({ reason: "phone-code.too-many" });
  });

  test("codes are refused to one number after five within a day, from any account", async () => {
    const phone = freshNumber();
    const people = await createUsers(database.db, 6);
    for (const id of people.slice(0, 5)) await start(phone, { userId: id });
    await expect(start(phone, { userId: people[5] ?? "" })).rejects.toMatchObject({
      code: "rate-limited",
      reason: "phone-code-number.too-many",
    });
    expect(sent).toHaveLength(5);
  });

  test("codes are refused to one client address after twenty within an hour", async () => {
    for (const id of await createUsers(database.db, 20)) {
      await start(freshNumber(), { userId: id, clientAddress: "192.0.2.77" });
    }
    const next = start(freshNumber(), { clientAddress: "192.0.2.77" });
    await expect(next).rejects.toMatchObject({ reason: "phone-code-address.too-many" });
  });
});
