import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { AT_DOOR, createGuest, openDoor } from "../../../tests/door";
import {
  createEvent,
  createSessionPool,
  createUsers,
  hours,
  newId,
  type TestEvent,
} from "../../../tests/factories";
import { findViolations } from "../../../tests/invariants";
import { provideEnv } from "../../env";
import { getParticipantsPart } from "../csv/queries";
import { listShownGuests } from "../events/guest-list/queries";
import { listMovingPeople } from "../events/moving-people.queries";
import { listGuests } from "../rsvps/guests.queries";
import { countArrivals } from "./counts.queries";
import { listForDoor } from "./queries";
import type { WalkIn } from "./schema";
import { serveDoor } from "./serve-door.commands";
import { walkIn } from "./walk-ins.commands";

const database = testDatabase();
beforeAll(() => provideEnv({ NEXTAUTH_SECRET: "a secret for tests", LOG_LEVEL: "silent" }));

let event: TestEvent;
let door: Awaited<ReturnType<typeof openDoor>>;
beforeEach(async () => {
  event = await createEvent(database.db, { capacity: 3, closesAt: hours(1) });
  door = await openDoor(database.db, event);
});
const add = (asked: Partial<WalkIn>) =>
  walkIn(database.db, door.at(), { name: "Wim Aalst", guests: 0, nonce: newId(), ...asked });
const usersWith = (name: string) => database.db.user.count({ where: { name } });
const list = async () => (await listForDoor(database.db, event, { limit: 50, now: AT_DOOR })).items;

describe("a person who is added at the door", () => {
  test("a walk-in gets a seat and has arrived, past the deadline of RSVPs, with an account under .invalid", async () => {
    const nonce = newId();
    const answer = await add({ name: "Wim One", guests: 1, nonce });
    expect(answer).toMatchObject({
      outcome: "arrived",
      arrivedSeats: 2,
      person: { name: "Wim One", party: 2 },
    });
    expect(await add({ name: "Wim One", guests: 1, nonce })).toMatchObject({
      outcome: "arrived",
      replayed: true,
    });
    const [user] = await database.db.user.findMany({ where: { name: "Wim One" } });
    expect(user).toMatchObject({ emailVerifiedAt: null, passwordHash: null });
    expect(user?.email).toMatch(/@guests\.invalid$/);
    expect(await usersWith("Wim One")).toBe(1);
    expect(await countArrivals(database.db, event, AT_DOOR)).toMatchObject({
      expected: 2,
      arrived: 2,
      walkIns: 2,
    });
    expect(await findViolations(database.db, AT_DOOR)).toEqual([]);
  });

  test("a full event refuses a walk-in, and no account is left of it", async () => {
    for (let n = 0; n < 3; n++) await createGuest(database.db, event.poolId);
    expect(await add({ name: "Wim Full" })).toMatchObject({ outcome: "refused", reason: "seats.not-enough" });
    expect(await usersWith("Wim Full")).toBe(0);
    const waiting = await createEvent(database.db, { capacity: 2 });
    await createGuest(database.db, waiting.poolId);
    await createGuest(database.db, waiting.poolId, 1);
    const at = await openDoor(database.db, waiting);
    const nonce = newId();
    const taken = await walkIn(database.db, at.at(), { name: "Wim Queue", guests: 0, nonce });
    expect(taken.outcome).toBe("arrived");
  });

  test("an event whose host approves each guest takes no walk-ins", async () => {
    const strict = await createEvent(database.db, { approvalRequired: true });
    const at = await openDoor(database.db, strict);
    const asked = { name: "Wim Strict", guests: 0, nonce: newId() };
    expect(await walkIn(database.db, at.at(), asked)).toMatchObject({ reason: "check-in.approval-needed" });
    expect(await usersWith("Wim Strict")).toBe(0);
  });

  test("an address leads to its account, and the door learns nothing of it", async () => {
    const [known = "", banned = ""] = await createUsers(database.db, 2);
    await database.db.user.update({ where: { id: known }, data: { name: "Real Name" } });
    await database.db.user.update({ where: { id: banned }, data: { bannedAt: new Date() } });
    const answer = await add({ name: "Said Name", email: `${known}@people.test` });
    expect(answer).toMatchObject({ outcome: "arrived", person: { name: "Said Name" } });
    const fresh = await add({ name: "Fresh Name", email: "fresh@people.test" });
    expect(fresh).toMatchObject({ outcome: "arrived", person: { name: "Fresh Name" } });
    expect(Object.keys(answer).sort()).toEqual(Object.keys(fresh).sort());
    expect(JSON.stringify([answer, await list()])).not.toContain("Real Name");
    const row = await database.db.rsvp.findFirst({ where: { poolId: event.poolId, userId: known } });
    expect(row?.status).toBe("confirmed");
    expect(await add({ email: `${banned}@people.test` })).toMatchObject({ reason: "check-in.no-walk-in" });
  });

  test("at a session a stranger gets both seats or none, and a guest of the event is added to it", async () => {
    const poolId = await createSessionPool(database.db, event.id, { capacity: 2 });
    const pool = await database.db.seatPool.findUniqueOrThrow({ where: { id: poolId } });
    const sessionId = pool.sessionId ?? "";
    expect(await add({ name: "Wim Session", sessionId })).toMatchObject({
      outcome: "arrived",
      rsvp: { sessionId },
      eventArrived: false,
    });
    const { rsvpId } = await createGuest(database.db, event.poolId, 0);
    expect(await add({ name: undefined, rsvpId, sessionId })).toMatchObject({ outcome: "arrived" });
    expect(await add({ name: "Wim Late", sessionId })).toMatchObject({ reason: "seats.not-enough" });
    expect(await usersWith("Wim Late")).toBe(0);
    expect(await database.db.rsvp.count({ where: { poolId: event.poolId, status: "confirmed" } })).toBe(2);
    expect((await countArrivals(database.db, event, AT_DOOR)).sessions).toMatchObject([
      { sessionId, expected: 2, arrived: 2 },
    ]);
    expect(await findViolations(database.db, AT_DOOR)).toEqual([]);
  });
});

test("two doors that add people to the last seat at once seat one of them, in 10 races", async () => {
  const second = database.openSecond(4);
  for (let round = 0; round < 10; round++) {
    const small = await createEvent(database.db, { capacity: 1 });
    const at = (await openDoor(database.db, small)).at();
    const names = [`Wim ${newId()}`, `Wes ${newId()}`];
    const answers = await Promise.all(
      names.map((name, n) => walkIn(n === 0 ? database.db : second, at, { name, guests: 0, nonce: newId() })),
    );
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(["arrived", "refused"]);
    expect(await database.db.user.count({ where: { name: { in: names } } })).toBe(1);
  }
  expect(await findViolations(database.db, AT_DOOR)).toEqual([]);
});

test("hosts and other guests see the name and address of the door, and nothing of the account behind it", async () => {
  const [known = "", leader = ""] = await createUsers(database.db, 2);
  await database.db.user.update({
    where: { id: known },
    data: { name: "Real Name", imageUrl: "https://pictures.test/real.png" },
  });
  const email = `${known}@people.test`;
  await add({ name: "Said Name", email });
  await database.db.user.update({ where: { id: known }, data: { email: "moved@people.test" } });
  const guests = async (q?: string) =>
    (await listGuests(database.db, event, { q, sort: "name", limit: 50, now: AT_DOOR })).items;
  expect((await guests()).map(({ person }) => person)).toEqual([
    { id: null, name: "Said Name", email, imageUrl: null },
  ]);
  for (const q of ["said", email]) expect(await guests(q)).toHaveLength(1);
  for (const q of ["Real", "moved@"]) expect(await guests(q)).toEqual([]);
  const { text } = await getParticipantsPart(database.db, { event: { ...event, slug: "e" } });
  expect(text).toContain("Said Name");
  const shown = await listShownGuests(database.db, {
    event: { ...event, role: "host" },
    viewerId: leader,
    limit: 50,
  });
  expect(shown.items).toMatchObject([{ name: "Said Name", imageUrl: null }]);
  const [row] = await database.db.rsvp.findMany({ where: { userId: known }, select: { id: true } });
  expect(await listMovingPeople(database.db, [row?.id ?? ""])).toMatchObject([{ name: "Said Name" }]);
  expect(text).not.toMatch(/Real Name|moved@/);
});

test("a door can't find out a guest's address by the nonce of a scan", async () => {
  const { userId, rsvpId } = await createGuest(database.db, event.poolId);
  const nonce = newId();
  await door.scan({ rsvpId, nonce });
  await expect(add({ name: "Guess", email: `${userId}@people.test`, nonce })).rejects.toMatchObject({
    reason: "check-in.nonce-used",
  });
  const asked = { name: "Said", email: `${userId}@people.test`, nonce: newId() };
  expect(await add(asked)).toMatchObject({ outcome: "already" });
  expect(await add(asked)).toMatchObject({ outcome: "already", replayed: true });
});

test("a nonce that was used for one person adds no other, and a scan's nonce adds no one", async () => {
  const nonce = newId();
  await add({ name: "Wim First", nonce });
  await expect(add({ name: "Wim Second", nonce })).rejects.toMatchObject({ reason: "check-in.nonce-used" });
  await expect(add({ email: "other@people.test", nonce })).rejects.toMatchObject({
    reason: "check-in.nonce-used",
  });
  const { rsvpId } = await createGuest(database.db, event.poolId);
  const used = newId();
  await door.scan({ rsvpId, nonce: used });
  await expect(add({ name: "Wim Third", nonce: used })).rejects.toMatchObject({
    reason: "check-in.nonce-used",
  });
});

test("a door gives unclaimed seats only once it is time, and says how many", async () => {
  const small = await createEvent(database.db, { capacity: 1, doorMinutes: 15 });
  const at = await openDoor(database.db, small);
  await createGuest(database.db, small.poolId);
  const waiting = await createGuest(database.db, small.poolId);
  await at.scan({ rsvpId: waiting.rsvpId, now: hours(24) });
  expect(await countArrivals(database.db, small, hours(24))).toMatchObject({ expected: 1, waitingAtDoor: 1 });
  expect(await serveDoor(database.db, at.at(hours(24.1)), undefined)).toMatchObject({ served: 0 });
  expect(await serveDoor(database.db, at.at(hours(24.3)), undefined)).toMatchObject({ served: 1 });
  expect(await serveDoor(database.db, at.at(hours(24.3)), undefined)).toMatchObject({ served: 0 });
  expect(await at.scan({ rsvpId: waiting.rsvpId, now: hours(24.4) })).toMatchObject({ outcome: "arrived" });
});

test("counters show who arrived in each of the last sixty minutes", async () => {
  const { rsvpId } = await createGuest(database.db, event.poolId, 1);
  await door.scan({ rsvpId, members: [0], now: hours(24.5) });
  await door.scan({ rsvpId, members: [1], now: hours(24.6) });
  const { lastHour } = await countArrivals(database.db, event, hours(24.7));
  expect(lastHour).toHaveLength(60);
  expect(lastHour.filter(({ arrived }) => arrived > 0)).toEqual([
    { at: hours(24.5).toISOString(), arrived: 1 },
    { at: hours(24.6).toISOString(), arrived: 1 },
  ]);
});
