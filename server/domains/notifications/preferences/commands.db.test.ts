import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createUsers, NOW } from "../../../../tests/factories";
import { quietEnd } from "../kinds/policy";
import { setPreference, setQuietHours } from "./commands";
import { getPreferences } from "./queries";
import { setQuietInput } from "./schema";

const database = testDatabase();
let userId: string;
let benId: string;

beforeEach(async () => {
  [userId = "", benId = ""] = await createUsers(database.db, 2);
});

const read = (of = userId) => getPreferences(database.db, of);
const cellsOf = async (kind: string, of = userId) =>
  (await read(of)).kinds.find((one) => one.kind === kind)?.channels;

test("a person without choices gets the default of each kind, and sees which are fixed", async () => {
  expect(await cellsOf("rsvp.confirmed")).toEqual({
    inApp: { enabled: true, fixed: null },
    email: { enabled: true, fixed: null },
    whatsapp: { enabled: false, fixed: "never" },
    push: { enabled: false, fixed: null },
  });
  expect((await cellsOf("event.cancelled"))?.email).toEqual({ enabled: true, fixed: "always" });
});

test("a choice applies to one kind, one channel and one person, and can be undone", async () => {
  const choice = { userId, kind: "rsvp.offered", channel: "whatsapp" } as const;
  await setPreference(database.db, { ...choice, enabled: false });
  expect(await cellsOf("rsvp.offered")).toMatchObject({
    inApp: { enabled: true },
    email: { enabled: true },
    whatsapp: { enabled: false },
  });
  expect((await cellsOf("rsvp.offer-ending"))?.whatsapp.enabled).toBe(true);
  expect((await cellsOf("rsvp.offered", benId))?.whatsapp.enabled).toBe(true);
  await setPreference(database.db, { ...choice, enabled: true });
  expect((await cellsOf("rsvp.offered"))?.whatsapp.enabled).toBe(true);
});

test.each(["email", "inApp", "whatsapp"] as const)(
  "a cancellation cannot be chosen over %s",
  async (channel) => {
    const choice = { userId, kind: "event.cancelled", channel, enabled: false } as const;
    const refused = { code: "invalid", reason: "preference.fixed" };
    await expect(setPreference(database.db, choice)).rejects.toMatchObject(refused);
    expect(await database.db.notificationPreference.count({ where: { userId } })).toBe(0);
  },
);

describe("quiet hours", () => {
  const night = { from: 22 * 60, to: 7 * 60 };

  test("quiet hours may pass midnight, follow the person's own time zone, and can be switched off", async () => {
    await database.db.user.update({ where: { id: userId }, data: { timeZone: "America/New_York" } });
    await setQuietHours(database.db, { userId, quiet: night });
    const { quiet, timeZone } = await read();
    // 02:30 in New York.
    const at = new Date("2026-11-20T07:30:00Z");
    expect(quiet && quietEnd(quiet, timeZone, at)).toEqual(new Date("2026-11-20T12:00:00Z"));
    expect((await read(benId)).quiet).toBeNull();
    await setQuietHours(database.db, { userId, quiet: null });
    expect((await read()).quiet).toBeNull();
  });

  test.each([
    { from: 60, to: 60 },
    { from: -1, to: 60 },
    { from: 0, to: 1_440 },
    { from: 0.5, to: 60 },
    { from: 60 },
    { from: 60, to: 120, days: "all" },
  ])("quiet hours cannot be %j", (quiet) => {
    expect(setQuietInput.safeParse({ quiet }).success).toBe(false);
  });
});

test("a phone is used once its number is confirmed", async () => {
  await database.db.user.update({ where: { id: userId }, data: { phone: "+491701234567" } });
  expect((await read()).hasPhone).toBe(false);
  await database.db.user.update({ where: { id: userId }, data: { phoneConfirmedAt: NOW } });
  expect((await read()).hasPhone).toBe(true);
});
