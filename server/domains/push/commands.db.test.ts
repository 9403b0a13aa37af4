import { describe, expect, test } from "vitest";
import { browserKeys, createBrowser } from "../../../tests/browsers";
import { testDatabase } from "../../../tests/database";
import { createUsers, NOW } from "../../../tests/factories";
import { inTransaction } from "../../db/transaction";
import { provideEnv } from "../../env";
import { endWhatEnds } from "../accounts/endings/commands";
import { CAUSES, verdict } from "../accounts/endings/policy";
import { dropDead, subscribe, unsubscribe } from "./commands";
import { DEVICES_MAX } from "./policy";
import { listDevices, listTargets } from "./queries";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests", WEBHOOKS_TO_LOOPBACK: "0" });
const database = testDatabase();
const keyId = "a key";

const createPerson = async () => (await createUsers(database.db, 1))[0] ?? "";
const kept = (userId: string) => database.db.pushSubscription.findMany({ where: { userId } });

describe("what a subscription may be", () => {
  test.each([
    "http://push.example.org/a",
    "https://localhost/a",
    "https://127.0.0.1/a",
    "https://2130706433/a",
    "https://10.1.2.3/a",
    "https://169.254.169.254/latest/meta-data",
    "https://[::1]/a",
    "https://[::ffff:10.0.0.1]/a",
    "https://metadata.google.internal/a",
    "https://me:secret@push.example.org/a",
    "https://push.example.org:22/a",
    "ftp://push.example.org/a",
    "push.example.org",
  ])("%s is refused as a push service, because our server would call it", async (endpoint) => {
    const userId = await createPerson();
    const { signInId } = await createBrowser(database.db, { userId, keyId });
    const asked = { userId, signInId, keyId, endpoint, keys: browserKeys(), now: NOW };
    const refused = { code: "invalid", reason: "push.endpoint-unusable" };
    await expect(subscribe(database.db, asked)).rejects.toMatchObject(refused);
    expect(await kept(userId)).toHaveLength(1);
  });

  test.each([
    ["a point that is not on the curve", { p256dh: Buffer.alloc(65, 4).toString("base64url") }],
    ["no point", { p256dh: "" }],
    ["a short secret", { auth: "AAAA" }],
  ])("keys with %s are refused, because nothing can be encrypted for them", async (_, change) => {
    const userId = await createPerson();
    const { signInId, endpoint } = await createBrowser(database.db, { userId, keyId });
    const asked = { userId, signInId, keyId, endpoint, keys: { ...browserKeys(), ...change }, now: NOW };
    await expect(subscribe(database.db, asked)).rejects.toMatchObject({ reason: "push.keys-invalid" });
  });
});

test("a browser that subscribes again is kept once, and a new subscription takes the place of its last", async () => {
  const { db } = database;
  const userId = await createPerson();
  const { signInId, deviceId, endpoint } = await createBrowser(db, { userId, keyId });
  const asked = { userId, signInId, keyId, endpoint, keys: browserKeys(), now: NOW };
  expect(await Promise.all([subscribe(db, asked), subscribe(db, asked)])).toEqual([
    { deviceId },
    { deviceId },
  ]);
  await subscribe(db, { ...asked, endpoint: "https://push.example.org/renewed" });
  expect((await kept(userId)).map((row) => row.endpoint)).toEqual(["https://push.example.org/renewed"]);
});

test("a browser that another person signs in to gets that person's messages alone", async () => {
  const { db } = database;
  const [before, after] = [await createPerson(), await createPerson()];
  const { endpoint } = await createBrowser(db, { userId: before, keyId });
  await createBrowser(db, { userId: after, keyId, endpoint });
  expect(await listTargets(db, { userId: before, keyId })).toEqual([]);
  expect(await listTargets(db, { userId: after, keyId })).toMatchObject([{ endpoint }]);
});

test(`a person has push messages on at most ${DEVICES_MAX} devices, also when two are added at the same time`, async () => {
  const { db } = database;
  const userId = await createPerson();
  for (let n = 1; n < DEVICES_MAX; n++) await createBrowser(db, { userId, keyId });
  const adding = await Promise.allSettled([
    createBrowser(db, { userId, keyId }),
    createBrowser(db, { userId, keyId }),
  ]);
  expect(adding.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = adding.find((one) => one.status === "rejected");
  expect(refused?.reason).toMatchObject({ code: "conflict", reason: "push.too-many" });
  expect(await kept(userId)).toHaveLength(DEVICES_MAX);
});

test("a person sees and removes their own devices, and another person's do not exist for them", async () => {
  const { db } = database;
  const [userId, stranger] = [await createPerson(), await createPerson()];
  const phone = await createBrowser(db, { userId, keyId });
  const laptop = await createBrowser(db, { userId, keyId });
  const { items } = await listDevices(db, { userId, signInId: phone.signInId, keyId });
  expect(items).toMatchObject([
    { id: phone.deviceId, isCurrent: true, device: "Unknown device" },
    { id: laptop.deviceId, isCurrent: false },
  ]);
  const { deviceId } = laptop;
  await expect(unsubscribe(db, { userId: stranger, deviceId })).rejects.toMatchObject({ code: "not-found" });
  await unsubscribe(db, { userId, deviceId });
  await expect(unsubscribe(db, { userId, deviceId })).rejects.toMatchObject({ code: "not-found" });
  expect(await kept(userId)).toMatchObject([{ id: phone.deviceId }]);
});

test.each(CAUSES)("after %s a browser gets push messages exactly while its sign-in lives", async (cause) => {
  const { db } = database;
  const userId = await createPerson();
  const own = await createBrowser(db, { userId, keyId });
  const other = await createBrowser(db, { userId, keyId });
  await inTransaction(db, (tx) => endWhatEnds(tx, cause, { userId, signInId: own.signInId }));
  const left = [
    ...(verdict(cause, "thisSignIn").ends ? [] : [own.deviceId]),
    ...(verdict(cause, "otherSignIns").ends ? [] : [other.deviceId]),
  ];
  const found = await listTargets(db, { userId, keyId });
  expect(found.map(({ id }) => id).sort()).toEqual(left.sort());
});

test("a browser cannot subscribe by a sign-in that has ended or is another person's", async () => {
  const { db } = database;
  const [userId, stranger] = [await createPerson(), await createPerson()];
  const { signInId, endpoint } = await createBrowser(db, { userId, keyId });
  const asked = { userId, signInId, keyId, endpoint, keys: browserKeys(), now: NOW };
  const refused = { code: "unauthenticated", reason: "sign-in.missing" };
  await expect(subscribe(db, { ...asked, userId: stranger })).rejects.toMatchObject(refused);
  await inTransaction(db, (tx) => endWhatEnds(tx, "sign-out-everywhere", { userId }));
  await expect(subscribe(db, asked)).rejects.toMatchObject(refused);
  expect(await kept(userId)).toEqual([]);
});

test("a dead subscription is dropped unless its browser has subscribed anew meanwhile", async () => {
  const { db } = database;
  const userId = await createPerson();
  const { signInId, endpoint } = await createBrowser(db, { userId, keyId });
  const [dead] = await kept(userId);
  if (!dead) throw new Error("it was not kept");
  await subscribe(db, { userId, signInId, keyId, endpoint, keys: browserKeys(), now: NOW });
  await dropDead(db, [{ id: dead.id, auth: dead.auth }]);
  expect(await kept(userId)).toHaveLength(1);
  await dropDead(
    db,
    (await kept(userId)).map(({ id, auth }) => ({ id, auth })),
  );
  expect(await kept(userId)).toEqual([]);
});
