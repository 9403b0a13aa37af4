import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { AT_DOOR, createGuest, openDoor } from "../../../tests/door";
import {
  createEvent,
  createSessionPool,
  hours,
  joinRequest,
  NOW,
  newId,
  type TestEvent,
  withdrawRequest,
} from "../../../tests/factories";
import { provideEnv } from "../../env";
import { submitSeatRequest } from "../../seats/gather";
import { scanBatch } from "./commands";
import { getTicket } from "./queries";

const database = testDatabase();
beforeAll(() => provideEnv({ NEXTAUTH_SECRET: "a secret for tests", LOG_LEVEL: "silent" }));

let event: TestEvent;
let door: Awaited<ReturnType<typeof openDoor>>;
beforeEach(async () => {
  event = await createEvent(database.db, { capacity: 10 });
  door = await openDoor(database.db, event);
});
const codeOf = (rsvpId: string) => getTicket(database.db, { rsvpId });
const leave = (userId: string, at = hours(1)) =>
  submitSeatRequest(database.db, event.poolId, withdrawRequest(userId), at);

describe("a scan", () => {
  test("a guest arrives by code, by short code or by RSVP, and a second scan says who scanned when", async () => {
    for (const way of ["code", "shortCode", "rsvpId"] as const) {
      const { rsvpId } = await createGuest(database.db, event.poolId);
      const named = way === "rsvpId" ? { rsvpId } : { [way]: (await codeOf(rsvpId))[way] };
      const first = await door.scan(named);
      expect(first).toMatchObject({ outcome: "arrived", arrivedSeats: 1, seats: 1, replayed: false });
      const other = await openDoor(database.db, event, "Ben Alt");
      const second = await other.scan({ ...named, now: hours(24.6) });
      expect(second).toMatchObject({ outcome: "already", by: "Dora Lind", firstAt: AT_DOOR.toISOString() });
    }
  });

  test("a group arrives one by one, and a scan without members brings everyone who is missing", async () => {
    const { rsvpId } = await createGuest(database.db, event.poolId, 3);
    expect(await door.scan({ rsvpId, members: [1] })).toMatchObject({ arrivedMembers: [1], seats: 4 });
    expect(await door.scan({ rsvpId, members: [1] })).toMatchObject({ outcome: "already" });
    expect(await door.scan({ rsvpId, members: [0, 1] })).toMatchObject({
      outcome: "arrived",
      arrivedSeats: 2,
    });
    expect(await door.scan({ rsvpId })).toMatchObject({ outcome: "arrived", arrivedSeats: 4 });
    await expect(door.scan({ rsvpId, members: [4] })).resolves.toMatchObject({
      outcome: "refused",
      reason: "check-in.member",
    });
  });

  test("the same nonce is answered as the first time and changes nothing, even after an undo", async () => {
    const { rsvpId } = await createGuest(database.db, event.poolId);
    const nonce = newId();
    await door.scan({ rsvpId, nonce });
    const undone = await door.undo({ rsvpId, nonce: "undo-of-this" });
    expect(undone).toMatchObject({ outcome: "undone", arrivedSeats: 0 });
    expect(await door.scan({ rsvpId, nonce })).toMatchObject({
      outcome: "arrived",
      arrivedSeats: 0,
      replayed: true,
    });
    await door.scan({ rsvpId });
    expect(await door.undo({ rsvpId, nonce: "undo-of-this" })).toMatchObject({
      outcome: "undone",
      arrivedSeats: 1,
      replayed: true,
    });
    await expect(door.undo({ rsvpId, nonce })).rejects.toMatchObject({ reason: "check-in.nonce-used" });
    const { rsvpId: another } = await createGuest(database.db, event.poolId);
    await expect(door.scan({ rsvpId: another, nonce })).rejects.toMatchObject({
      reason: "check-in.nonce-used",
    });
  });

  test("a waitlisted person waits at the door, and once its time has come they get an unclaimed seat and are in", async () => {
    const small = await createEvent(database.db, { capacity: 1, doorMinutes: 20 });
    const at = await openDoor(database.db, small);
    const holder = await createGuest(database.db, small.poolId);
    const { rsvpId } = await createGuest(database.db, small.poolId);
    const { code } = await codeOf(rsvpId);
    expect(await at.scan({ code, now: hours(24.1) })).toMatchObject({ outcome: "waiting", arrivedSeats: 0 });
    expect(await at.scan({ code, now: hours(24.5) })).toMatchObject({ outcome: "arrived", arrivedSeats: 1 });
    expect(await at.scan({ rsvpId: holder.rsvpId, now: hours(24.6) })).toMatchObject({
      outcome: "refused",
      reason: "check-in.cancelled",
    });
  });
});

describe("a refused code", () => {
  test("a code of another event is refused with the title that the door may know", async () => {
    const open = await createEvent(database.db, {}, { title: "Open mic" });
    const secret = await createEvent(database.db, {}, { title: "Secret", visibility: "private" });
    for (const [other, title] of [
      [open, "Open mic"],
      [secret, null],
    ] as const) {
      const { rsvpId } = await createGuest(database.db, other.poolId);
      const answer = await door.scan({ code: (await codeOf(rsvpId)).code });
      expect(answer).toMatchObject({ outcome: "refused", reason: "check-in.other-event", rsvp: null });
      expect(answer.message?.includes(title ?? "Secret")).toBe(title !== null);
    }
    await database.db.eventStaff.create({
      data: { eventId: secret.id, email: door.viewer.email, role: "door" },
    });
    const { rsvpId } = await createGuest(database.db, secret.poolId);
    const answer = await door.scan({ code: (await codeOf(rsvpId)).code });
    expect(answer.message).toContain("Secret");
  });

  test("a code from before a cancellation is refused, and after joining again the new one counts", async () => {
    const { userId, rsvpId } = await createGuest(database.db, event.poolId);
    const old = await codeOf(rsvpId);
    await leave(userId);
    expect(await door.scan({ code: old.code })).toMatchObject({ reason: "check-in.cancelled" });
    await expect(codeOf(rsvpId)).rejects.toMatchObject({ reason: "check-in.no-code" });
    await submitSeatRequest(database.db, event.poolId, joinRequest(userId), hours(2));
    expect(await door.scan({ code: old.code })).toMatchObject({ reason: "check-in.code-outdated" });
    expect(await door.scan({ code: old.shortCode })).toMatchObject({ reason: "check-in.code-unknown" });
    expect(await door.scan({ code: (await codeOf(rsvpId)).code })).toMatchObject({ outcome: "arrived" });
  });

  test("a code that was saved while waiting is still good after the promotion", async () => {
    const small = await createEvent(database.db, { capacity: 1 });
    const first = await createGuest(database.db, small.poolId);
    const { rsvpId } = await createGuest(database.db, small.poolId);
    const { code } = await codeOf(rsvpId);
    await submitSeatRequest(database.db, small.poolId, withdrawRequest(first.userId), hours(1));
    const at = await openDoor(database.db, small);
    expect(await at.scan({ code })).toMatchObject({ outcome: "arrived" });
  });

  test("forged codes, unknown people and texts are outcomes in words, and are recorded", async () => {
    const { code } = await codeOf((await createGuest(database.db, event.poolId)).rsvpId);
    const answers = [
      await door.scan({ code: `${code.slice(0, -1)}${code.endsWith("A") ? "B" : "A"}` }),
      await door.scan({ code: "hello" }),
      await door.scan({ rsvpId: newId() }),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({ outcome: "refused", rsvp: null, person: null, arrivedSeats: 0 });
      expect(answer.message).toMatch(/\.$/);
    }
    const scans = await database.db.checkInScan.count({ where: { eventId: event.id, outcome: "refused" } });
    expect(scans).toBe(3);
  });
});

describe("the time of a door", () => {
  test("a phone two hours wrong works, and a scan made inside the window counts when it is sent later", async () => {
    await database.db.event.update({ where: { id: event.id }, data: { checkInOpensMinutes: 60 } });
    const guests = [];
    for (let n = 0; n < 4; n++) guests.push((await createGuest(database.db, event.poolId)).rsvpId);
    const [a = "", b = "", c = "", d = ""] = guests;
    expect(await door.scan({ rsvpId: a, now: hours(22) })).toMatchObject({ reason: "check-in.not-open-yet" });
    const wrong = { scannedAt: hours(25.5), sentAt: hours(25.5), now: hours(23.5) };
    expect(await door.scan({ rsvpId: b, ...wrong })).toMatchObject({
      outcome: "arrived",
      clockSkewMinutes: 120,
    });
    const late = { scannedAt: hours(25), sentAt: hours(48), now: hours(48) };
    expect(await door.scan({ rsvpId: c, ...late })).toMatchObject({ outcome: "arrived" });
    expect(await door.scan({ rsvpId: d, now: hours(40) })).toMatchObject({ reason: "check-in.over" });
    const cheat = { scannedAt: hours(24), sentAt: hours(22), now: hours(22) };
    expect(await door.scan({ rsvpId: a, ...cheat })).toMatchObject({ reason: "check-in.not-open-yet" });
  });
});

describe("the door of a session", () => {
  test("a session has its own arrivals, and a guest of the event without a seat there can walk in while one is free", async () => {
    const poolId = await createSessionPool(database.db, event.id, { capacity: 1 });
    const { sessionId } = await database.db.seatPool.findUniqueOrThrow({ where: { id: poolId } });
    const session = { sessionId: sessionId ?? "" };
    const { userId, rsvpId } = await createGuest(database.db, event.poolId);
    const other = await createGuest(database.db, event.poolId);
    const { code } = await codeOf(rsvpId);
    expect(await door.scan({ code, ...session })).toMatchObject({
      outcome: "refused",
      reason: "check-in.not-in-session",
      canWalkIn: true,
    });
    const { rsvp } = await submitSeatRequest(database.db, poolId, joinRequest(userId), NOW);
    expect(await door.scan({ code, ...session })).toMatchObject({
      outcome: "arrived",
      eventArrived: false,
      rsvp: { id: rsvp?.id, ...session },
    });
    const ofSession = await codeOf(rsvp?.id ?? "");
    expect(await door.scan({ code: ofSession.code })).toMatchObject({
      outcome: "arrived",
      rsvp: { id: rsvpId },
    });
    expect(await door.scan({ rsvpId: other.rsvpId, ...session })).toMatchObject({ canWalkIn: false });
    await expect(door.scan({ code, sessionId: newId() })).rejects.toMatchObject({
      reason: "session.not-found",
    });
  });
});

describe("a batch", () => {
  test("a queue from offline is decided in order, and one bad scan costs the others nothing", async () => {
    const { rsvpId } = await createGuest(database.db, event.poolId, 1);
    const { rsvpId: next } = await createGuest(database.db, event.poolId);
    const used = newId();
    await door.scan({ rsvpId: next, nonce: used });
    const scans = [
      { kind: "arrive" as const, rsvpId, members: [0], nonce: newId() },
      { kind: "arrive" as const, rsvpId, nonce: used },
      { kind: "undo" as const, rsvpId, members: [0], nonce: newId() },
      { kind: "arrive" as const, rsvpId, members: [1], nonce: newId() },
      { kind: "arrive" as const, code: "hello", nonce: newId() },
    ];
    const { results } = await scanBatch(database.db, door.at(), { eventId: event.id, scans });
    expect(results.map(({ outcome }) => outcome)).toEqual([
      "arrived",
      "failed",
      "undone",
      "arrived",
      "refused",
    ]);
    const again = await scanBatch(database.db, door.at(), { eventId: event.id, scans });
    expect(again.results.map(({ outcome }) => outcome)).toEqual(results.map(({ outcome }) => outcome));
    const row = await database.db.rsvp.findUniqueOrThrow({ where: { id: rsvpId } });
    expect(row.checkedInMembers).toEqual([1]);
  });
});
