import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import {
  createEvent,
  createSession,
  createUsers,
  hours,
  NOW,
  newId,
  type TestEvent,
} from "../../../tests/factories";
import { withoutLocks } from "../../../tests/faults/without-locks";
import { findViolationsOf } from "../../../tests/invariants";
import type { Db } from "../../db/client";
import { inTransaction } from "../../db/transaction";
import { applySeatRequests } from "../../seats/apply";
import type { PoolTerms } from "../../seats/facts";
import { answerOffer, rsvpToEvent, withdrawRsvp } from "../rsvps/commands";
import type { SessionRef } from "../sessions/access.queries";
import { cancelSessionRsvp, rsvpToSession } from "./commands";
import { listMySchedule } from "./queries";

const database = testDatabase();
let event: TestEvent;
let people: string[];

beforeEach(async () => {
  event = await createEvent(database.db, { capacity: 100 });
  people = await createUsers(database.db, 12);
});

async function session(terms: Partial<PoolTerms> = {}, title = "Inks"): Promise<SessionRef> {
  const made = await createSession(database.db, event.id, { overlapAllowed: false, ...terms }, { title });
  return { id: made.sessionId, eventId: event.id, poolId: made.poolId };
}

let minute = 0;
/** A minute later each time, so that only a test about the limit meets it. */
const later = () => new Date(NOW.getTime() + ++minute * 61_000);

const join = (to: SessionRef, userId = "", wish: object = {}, db: Db = database.db, now = later()) =>
  rsvpToSession(db, { session: to, event, userId, now, ...wish });
const leave = (from: SessionRef, userId = "") =>
  cancelSessionRsvp(database.db, { session: from, userId, now: later() });
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => "ok",
    (error) => error.reason as string,
  );
const status = async (of: SessionRef, userId = "") =>
  (await database.db.rsvp.findUnique({ where: { poolId_userId: { poolId: of.poolId, userId } } }))?.status;

async function expectNoViolation(...sessions: SessionRef[]) {
  for (const { poolId } of [event, ...sessions]) {
    expect(await findViolationsOf(database.db, poolId, later())).toEqual([]);
  }
}

describe("one click on a session", () => {
  test("an RSVP to a session makes the RSVP to its event in the same transaction", async () => {
    const inks = await session();
    const answer = await join(inks, people[0]);
    expect(answer).toMatchObject({
      created: true,
      rsvp: { sessionId: inks.id, eventId: event.id, status: "confirmed" },
    });
    expect(await status({ ...inks, poolId: event.poolId }, people[0])).toBe("confirmed");
  });

  test("a swap into a full session by a person without an RSVP says that the session is full, and not the event", async () => {
    const [inks, type] = [await session({ capacity: 1 }), await session()];
    await join(inks, people[0]);
    expect(await reasonOf(join(inks, people[1], { swap: [type.id] }))).toBe("rsvp.no-seat");
  });

  test("a party that books a session gets as many seats at its event as the event allows", async () => {
    const inks = await session({ guestsMax: 9 });
    const strict = await createEvent(database.db, { guestsMax: 1 });
    const { sessionId, poolId } = await createSession(database.db, strict.id, { guestsMax: 9 });
    const [ana = ""] = await createUsers(database.db, 1);
    await join(inks, ana, { guests: 3 });
    const at = { session: { id: sessionId, eventId: strict.id, poolId }, event: strict };
    await rsvpToSession(database.db, { ...at, userId: ana, guests: 3, now: later() });
    const seats = async (of: string) =>
      (await database.db.rsvp.findFirstOrThrow({ where: { poolId: of, userId: ana } })).seats;
    expect(await seats(event.poolId)).toBe(4);
    expect(await seats(strict.poolId)).toBe(2);
    expect(await seats(poolId)).toBe(4);
  });

  test("where the event is full neither is made, and the reason says so", async () => {
    const full = await createEvent(database.db, { capacity: 1 });
    const { sessionId, poolId } = await createSession(database.db, full.id);
    const at = { session: { id: sessionId, eventId: full.id, poolId }, event: full };
    const [ana = "", ben = ""] = people;
    await rsvpToSession(database.db, { ...at, userId: ana, now: later() });
    expect(await reasonOf(rsvpToSession(database.db, { ...at, userId: ben, now: later() }))).toBe(
      "session.event-full",
    );
    expect(await database.db.rsvp.count({ where: { userId: ben } })).toBe(0);
  });

  test("where the event asks a required question or approves guests, the person is sent to its RSVP first", async () => {
    const inks = await session();
    await database.db.question.create({
      data: { eventId: event.id, position: 0, kind: "text", label: "Diet", required: true },
    });
    expect(await reasonOf(join(inks, people[0]))).toBe("session.rsvp-first");
    const approved = await createEvent(database.db, { approvalRequired: true });
    const made = await createSession(database.db, approved.id);
    const at = { id: made.sessionId, eventId: approved.id, poolId: made.poolId };
    const asked = rsvpToSession(database.db, {
      session: at,
      event: approved,
      userId: people[1] ?? "",
      now: later(),
    });
    expect(await reasonOf(asked)).toBe("session.rsvp-first");
  });

  test("leaving the event leaves its sessions in the same transaction and promotes in each", async () => {
    const [one, two] = [
      await session({ capacity: 1 }),
      await session({ capacity: 1, startsAt: hours(27), endsAt: hours(28) }),
    ];
    const [ana = "", ben = ""] = people;
    for (const at of [one, two]) {
      await join(at, ana);
      await join(at, ben);
    }
    expect([await status(one, ben), await status(two, ben)]).toEqual(["waitlisted", "waitlisted"]);
    await withdrawRsvp(database.db, { event, userId: ana, now: later() });
    expect([await status(one, ana), await status(two, ana)]).toEqual(["cancelled", "cancelled"]);
    expect([await status(one, ben), await status(two, ben)]).toEqual(["confirmed", "confirmed"]);
    await expectNoViolation(one, two);
  });
});

describe("the checklist of session RSVPs", () => {
  test("ten people at the last seat: exactly one is in and nine wait", async () => {
    const inks = await session({ capacity: 1 });
    const answers = await Promise.all(
      people.slice(0, 10).map((who) => join(inks, who, {}, database.db, NOW)),
    );
    const statuses = answers.map(({ rsvp }) => rsvp.status).sort();
    expect(statuses).toEqual(["confirmed", ...Array(9).fill("waitlisted")]);
    await expectNoViolation(inks);
  });

  test("the 6th change within a minute is refused, and a repeat of a taken session counts as one", async () => {
    const inks = await session();
    const once = () => reasonOf(join(inks, people[0], {}, database.db, NOW));
    const results = [];
    for (let n = 0; n < 6; n++) results.push(await once());
    expect(results).toEqual(["ok", "ok", "ok", "ok", "ok", "session-rsvp.too-many"]);
  });

  test("a full session without a waitlist refuses one person more than it has seats", async () => {
    const inks = await session({ capacity: 2, waitlistEnabled: false });
    const results = [];
    for (const who of people.slice(0, 3)) results.push(await reasonOf(join(inks, who)));
    expect(results).toEqual(["ok", "ok", "rsvp.full"]);
  });

  test("joining again goes through the check, keeps rsvpAt, and waits where the session is full", async () => {
    const inks = await session({ capacity: 1 });
    const [ana, ben] = people;
    const first = await join(inks, ana);
    await join(inks, ben);
    await leave(inks, ana);
    expect(await status(inks, ben)).toBe("confirmed");
    const again = await join(inks, ana);
    expect(again.rsvp).toMatchObject({ id: first.rsvp.id, status: "waitlisted", rsvpAt: first.rsvp.rsvpAt });
  });

  test("repeated RSVPs return the same RSVP and change nothing", async () => {
    const inks = await session();
    const [first, second] = [await join(inks, people[0]), await join(inks, people[0])];
    expect(second).toEqual({ ...first, created: false });
  });

  test("a cancellation offers the seat to the next person in the same transaction, with its fact", async () => {
    const inks = await session({ capacity: 1, waitlistMode: "offer" });
    const [ana, ben] = people;
    await join(inks, ana);
    await join(inks, ben);
    await leave(inks, ana);
    expect(await status(inks, ben)).toBe("offered");
    const facts = await database.db.outboxEvent.findMany({ where: { type: "rsvp.offered" } });
    expect(facts.map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({ userId: ben, poolId: inks.poolId }),
    );
  });
});

describe("two sessions at the same time", () => {
  test("a clash is refused by the names and times of the sessions", async () => {
    const [inks, type] = [await session({}, "Inks"), await session({}, "Type")];
    await join(inks, people[0]);
    const refused = await join(type, people[0]).catch((error) => error);
    expect(refused).toMatchObject({
      reason: "session.clash",
      details: { clashes: [{ sessionId: inks.id, title: "Inks", startsAt: hours(24).toISOString() }] },
    });
  });

  test("an offer that clashes by the time it is accepted is refused by the name of the other session", async () => {
    const offers = { capacity: 1, waitlistMode: "offer" } as const;
    const [inks, type] = [await session(offers, "Inks"), await session({}, "Type")];
    const [ana, ben] = people;
    await join(inks, ana);
    const waiting = await join(inks, ben);
    await leave(inks, ana);
    expect(await status(inks, ben)).toBe("offered");
    // By two tabs, or by a host who moved the session, a seat at the time of the offer can be there.
    await database.db.seatPool.update({ where: { id: type.poolId }, data: { overlapAllowed: true } });
    await join(type, ben);
    await database.db.seatPool.update({ where: { id: type.poolId }, data: { overlapAllowed: false } });
    const named = { reason: "session.clash", details: { clashes: [{ sessionId: type.id, title: "Type" }] } };
    const pool = { id: event.id, poolId: inks.poolId, sessionId: inks.id };
    const accepted = answerOffer(database.db, {
      ...{ event: pool, userId: ben ?? "", rsvpId: waiting.rsvp.id, answer: "accept", now: NOW },
    });
    await expect(accepted).rejects.toMatchObject(named);
  });

  test("a swap gives one seat up for the other, or changes nothing", async () => {
    const [inks, type] = [await session({ capacity: 1 }), await session({ capacity: 1 })];
    const [ana, ben, chi] = people;
    await join(inks, ana);
    await join(inks, chi);
    await join(type, ben);
    expect(await reasonOf(join(type, ana, { swap: [inks.id] }))).toBe("rsvp.no-seat");
    expect(await status(inks, ana)).toBe("confirmed");
    await leave(type, ben);
    expect((await join(type, ana, { swap: [inks.id] })).rsvp.status).toBe("confirmed");
    expect([await status(inks, ana), await status(inks, chi)]).toEqual(["cancelled", "confirmed"]);
    await expectNoViolation(inks, type);
  });

  test("sessions of another event cannot be swapped away", async () => {
    const [inks] = [await session()];
    const other = await createEvent(database.db);
    const foreign = await createSession(database.db, other.id);
    expect(await reasonOf(join(inks, people[0], { swap: [foreign.sessionId] }))).toBe("session.not-found");
  });

  test("my schedule marks a clash on both sides where the host allows overlaps, and shows places on waitlists", async () => {
    const [inks, type] = [
      await session({ overlapAllowed: true }, "Inks"),
      await session({ capacity: 1 }, "Type"),
    ];
    const [ana = "", ben] = people;
    await join(type, ben);
    await join(inks, ana);
    await join(type, ana);
    const read = () => listMySchedule(database.db, { eventId: event.id, userId: ana, now: later() });
    expect(
      (await read()).map(({ title, rsvpStatus, position, clashesWith }) => [
        title,
        rsvpStatus,
        position,
        clashesWith.length,
      ]),
    ).toEqual([
      ["Inks", "confirmed", null, 0],
      ["Type", "waitlisted", 1, 0],
    ]);
    await leave(type, ben);
    expect((await read()).map(({ clashesWith }) => clashesWith)).toEqual([[type.id], [inks.id]]);
  });
});

/** The person's confirmed and offered sessions of these. */
async function seatsOf(userId: string, sessions: SessionRef[]): Promise<number> {
  const poolId = { in: sessions.map(({ poolId }) => poolId) };
  return database.db.rsvp.count({ where: { userId, poolId, status: { in: ["confirmed", "offered"] } } });
}

describe("races about one person", () => {
  const ROUNDS = 25;

  test("from two tabs and two servers, a person never gets two sessions at the same time", async () => {
    const both = [await session({ capacity: 100 }), await session({ capacity: 100 })];
    const [inks, type] = both as [SessionRef, SessionRef];
    const other = database.openSecond(4);
    for (const who of await createUsers(database.db, ROUNDS)) {
      const results = await Promise.all([
        reasonOf(join(inks, who, {}, database.db, NOW)),
        reasonOf(join(type, who, {}, other, NOW)),
      ]);
      expect(results.sort()).toEqual(["ok", "session.clash"]);
      expect(await seatsOf(who, both)).toBe(1);
    }
    await expectNoViolation(...both);
  });

  test("positive control: without the locks, one person gets two sessions at the same time", async () => {
    const both = [await session({ capacity: 100 }), await session({ capacity: 100 })];
    let isDoubled = false;
    for (const who of await createUsers(database.db, ROUNDS)) {
      await rsvpToEvent(database.db, {
        event,
        userId: who,
        guests: 0,
        specialRequirements: null,
        now: later(),
      });
      const unlocked = withoutLocks(database.db, 2);
      const request = {
        kind: "join" as const,
        actorId: who,
        userId: who,
        guests: 0,
        specialRequirements: null,
      };
      await Promise.allSettled(
        both.map(({ poolId }) =>
          inTransaction(unlocked, (tx) =>
            applySeatRequests(tx, poolId, [{ ...request, rsvpId: newId() }], NOW),
          ),
        ),
      );
      isDoubled ||= (await seatsOf(who, both)) === 2;
      if (isDoubled) break;
    }
    expect(isDoubled).toBe(true);
  });

  test("a promotion at one session and a booking of another at the same time never give both", async () => {
    const other = database.openSecond(4);
    const outcomes = new Set<number>();
    for (const who of await createUsers(database.db, ROUNDS)) {
      const both = [await session({ capacity: 1 }), await session({ capacity: 5 })] as [
        SessionRef,
        SessionRef,
      ];
      const [holder = ""] = await createUsers(database.db, 1);
      await join(both[0], holder);
      await join(both[0], who);
      await Promise.all([leave(both[0], holder), reasonOf(join(both[1], who, {}, other, NOW))]);
      outcomes.add(await seatsOf(who, both));
      await expectNoViolation(...both);
    }
    expect([...outcomes]).toEqual([1]);
  });

  test("a promotion that drops a session against a cancellation of that one leaves exactly the promoted seat", async () => {
    const other = database.openSecond(4);
    for (const who of await createUsers(database.db, ROUNDS)) {
      const [want, have] = [await session({ capacity: 1 }), await session({ capacity: 1 })];
      const [holder = "", next = ""] = await createUsers(database.db, 2);
      await join(want, holder);
      await join(have, who);
      await join(have, next);
      await join(want, who, { dropIfPromoted: [have.id] });
      await Promise.all([
        leave(want, holder),
        cancelSessionRsvp(other, { session: have, userId: who, now: later() }),
      ]);
      expect([await status(want, who), await status(have, who), await status(have, next)]).toEqual([
        "confirmed",
        "cancelled",
        "confirmed",
      ]);
      await expectNoViolation(want, have);
    }
  });

  test("a swap against a cancellation of the seat that is given up never leaves both or takes a seat twice", async () => {
    const other = database.openSecond(4);
    for (const who of await createUsers(database.db, ROUNDS)) {
      const [want, have] = [await session({ capacity: 1 }), await session({ capacity: 1 })];
      await join(have, who);
      await Promise.all([
        join(want, who, { swap: [have.id] }),
        cancelSessionRsvp(other, { session: have, userId: who, now: later() }),
      ]);
      expect([await status(want, who), await status(have, who)]).toEqual(["confirmed", "cancelled"]);
      await expectNoViolation(want, have);
    }
  });
});
