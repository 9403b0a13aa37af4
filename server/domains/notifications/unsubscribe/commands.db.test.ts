import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createUsers, newId } from "../../../../tests/factories";
import { provideEnv } from "../../../env";
import { setPreference } from "../preferences/commands";
import { chooseByLink } from "./commands";
import { readSubscription, subscriptionToken } from "./queries";

provideEnv({ NEXTAUTH_SECRET: "a secret for tests" });
const database = testDatabase();
let anaId: string;
let benId: string;
let token: string;

beforeEach(async () => {
  [anaId = "", benId = ""] = await createUsers(database.db, 2);
  token = subscriptionToken({ userId: anaId, kind: "event.reminder" });
});

const preferences = () =>
  database.db.notificationPreference.findMany({ where: { userId: { in: [anaId, benId] } } });
const off = () => ({ userId: anaId, kind: "event.reminder", channel: "email", enabled: false });

test("an unsubscribe link ends one kind of email to one person, also when it is used repeatedly", async () => {
  await Promise.all(Array.from({ length: 8 }, () => chooseByLink(database.db, { token, enabled: false })));
  expect(await preferences()).toEqual([off()]);
  expect(await readSubscription(database.db, token)).toMatchObject({ enabled: false });
});

test("an unsubscribe link also subscribes again", async () => {
  await chooseByLink(database.db, { token, enabled: false });
  expect(await chooseByLink(database.db, { token, enabled: true })).toMatchObject({ enabled: true });
  expect(await preferences()).toEqual([{ ...off(), enabled: true }]);
});

test("an unsubscribe link changes nothing when it is opened", async () => {
  const about = { label: "Event reminder", enabled: true };
  expect(await readSubscription(database.db, token)).toEqual(about);
  expect(await preferences()).toEqual([]);
});

test("an unsubscribe link shows what was chosen in the settings meanwhile", async () => {
  await setPreference(database.db, {
    userId: anaId,
    kind: "event.reminder",
    channel: "email",
    enabled: false,
  });
  expect(await readSubscription(database.db, token)).toMatchObject({ enabled: false });
  await setPreference(database.db, {
    userId: anaId,
    kind: "event.reminder",
    channel: "inApp",
    enabled: false,
  });
  expect(await chooseByLink(database.db, { token, enabled: true })).toMatchObject({ enabled: true });
});

test("an unsubscribe link of a deleted or unknown account is not found", async () => {
  await database.db.user.delete({ where: { id: anaId } });
  for (const dead of [token, subscriptionToken({ userId: newId(), kind: "event.reminder" }), "x"]) {
    const refused = { code: "not-found", reason: "unsubscribe-link.not-found" };
    await expect(readSubscription(database.db, dead)).rejects.toMatchObject(refused);
    await expect(chooseByLink(database.db, { token: dead, enabled: false })).rejects.toMatchObject(refused);
  }
});

test("a preference is refused where there is nothing to choose, and for an unknown account", async () => {
  const choice = { userId: anaId, kind: "event.cancelled", channel: "email", enabled: false } as const;
  await expect(setPreference(database.db, choice)).rejects.toMatchObject({ reason: "preference.fixed" });
  const nobody = { ...choice, userId: newId(), kind: "event.reminder" } as const;
  await expect(setPreference(database.db, nobody)).rejects.toMatchObject({ code: "not-found" });
  expect(await preferences()).toEqual([]);
});
