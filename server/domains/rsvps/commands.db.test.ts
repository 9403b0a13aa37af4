import { describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createEvent, createUsers, hours, joinRequest, NOW } from "../../../tests/factories";
import { inTransaction } from "../../db/transaction";
import { applySeatRequests } from "../../seats/apply";
import { changePoolTerms } from "../../seats/pools";
import {
  editRsvp,
  moderateRsvp,
  moderateRsvps,
  promoteUntilFull,
  rsvpToEvent,
  withdrawRsvp,
} from "./commands";
import { listGuests } from "./guests.queries";
import { listLedger } from "./ledger.queries";
import { listMyRsvps, listWaiters } from "./lists.queries";
import { findMyRsvp, getPosition } from "./queries";

const database = testDatabase();
const nothing = { guests: 0, specialRequirements: null };

async function join(event: { id: string; poolId: string }, userId: string, guests = 0, now = NOW) {
  return rsvpToEvent(database.db, { event, userId, now, guests, specialRequirements: null });
}

describe("an RSVP", () => {
  test("an RSVP is confirmed with its seats, and a repeated request returns it unchanged", async () => {
    const event = await createEvent(database.db);
    const [user = ""] = await createUsers(database.db, 1);
    const first = await rsvpToEvent(database.db, {
      event,
      userId: user,
      now: NOW,
      guests: 2,
      specialRequirements: "Vegan",
    });
    expect(first).toMatchObject({
      created: true,
      rsvp: {
        status: "confirmed",
        guests: 2,
        seats: 3,
        specialRequirements: "Vegan",
        eventId: event.id,
        version: 1,
      },
      seats: { seatsLeft: 7, confirmedSeats: 3 },
    });
    const again = await join(event, user);
    expect(again).toEqual({ ...first, created: false });
  });

  test("an edit by a guest who has arrived keeps the arrival time", async () => {
    const event = await createEvent(database.db);
    const [user = ""] = await createUsers(database.db, 1);
    const { rsvp } = await join(event, user);
    await database.db.rsvp.update({
      where: { id: rsvp.id },
      data: { checkedInMembers: [0], checkedInSeats: 1, checkedInAt: hours(1) },
    });
    const edited = await editRsvp(database.db, {
      event,
      userId: user,
      now: NOW,
      guests: 1,
      expectedVersion: 1,
    });
    expect(edited.rsvp).toMatchObject({ seats: 2, checkedInSeats: 1, checkedInAt: hours(1).toISOString() });
  });

  test("an edit with a stale version is answered with the current RSVP", async () => {
    const event = await createEvent(database.db);
    const [user = ""] = await createUsers(database.db, 1);
    await join(event, user);
    await editRsvp(database.db, { event, userId: user, now: NOW, guests: 1, expectedVersion: 1 });
    const stale = editRsvp(database.db, { event, userId: user, now: NOW, guests: 3, expectedVersion: 1 });
    await expect(stale).rejects.toMatchObject({
      code: "conflict",
      reason: "rsvp.changed-meanwhile",
      details: { rsvp: { guests: 1, version: 2 }, seats: { confirmedSeats: 2 } },
    });
  });

  test("an edit that names some fields keeps the others", async () => {
    const event = await createEvent(database.db);
    const [user = ""] = await createUsers(database.db, 1);
    await rsvpToEvent(database.db, {
      event,
      userId: user,
      now: NOW,
      guests: 2,
      specialRequirements: "A ramp",
    });
    const edited = await editRsvp(database.db, {
      event,
      userId: user,
      now: NOW,
      guests: 1,
      expectedVersion: 1,
    });
    expect(edited.rsvp).toMatchObject({ guests: 1, specialRequirements: "A ramp", version: 2 });
  });

  test("an RSVP text with a quote, a backslash, an emoji and markup is returned unchanged", async () => {
    const event = await createEvent(database.db);
    const [user = ""] = await createUsers(database.db, 1);
    const text = `O'Brien "\\ <script>alert(1)</script> 🎉 ${"$"}1`;
    await rsvpToEvent(database.db, { event, userId: user, now: NOW, guests: 0, specialRequirements: text });
    expect((await findMyRsvp(database.db, event, user, NOW))?.specialRequirements).toBe(text);
  });
});

describe("the limit of five changes a minute", () => {
  test("five changes a minute are let through, and the sixth gets the time to retry, over two server processes", async () => {
    const event = await createEvent(database.db);
    const [user = ""] = await createUsers(database.db, 1);
    const second = database.openSecond();
    const attempts = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) =>
        rsvpToEvent(index % 2 === 0 ? database.db : second, { event, userId: user, now: NOW, ...nothing }),
      ),
    );
    const refused = attempts.filter((attempt) => attempt.status === "rejected");
    expect(refused).toHaveLength(3);
    expect(refused[0]?.reason).toMatchObject({ code: "rate-limited", details: { retryAfterSeconds: 60 } });
  });

  test("the limit counts in a sliding window, so there is no burst at the edge of a minute", async () => {
    const event = await createEvent(database.db);
    const [user = ""] = await createUsers(database.db, 1);
    const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
    for (const seconds of [50, 51, 52, 53, 54]) await join(event, user, 0, at(seconds));
    await expect(join(event, user, 0, at(61))).rejects.toMatchObject({ details: { retryAfterSeconds: 49 } });
    await expect(join(event, user, 0, at(111))).resolves.toMatchObject({ created: false });
  });

  test("the limit counts per person and does not affect others", async () => {
    const event = await createEvent(database.db);
    const users = await createUsers(database.db, 10);
    await expect(Promise.all(users.map((user) => join(event, user)))).resolves.toHaveLength(10);
  });
});

describe("the host", () => {
  test("a host declines, restores and promotes many guests, with one result each", async () => {
    const event = await createEvent(database.db, { capacity: 2 });
    const users = await createUsers(database.db, 5);
    const answers = [];
    for (const user of users) answers.push(await join(event, user));
    const ids = answers.map((answer) => answer.rsvp.id);
    const [first = "", , third = "", fourth = ""] = ids;
    await moderateRsvp(database.db, {
      event,
      actorId: event.hostId,
      action: "decline",
      rsvpId: first,
      now: hours(25),
    });
    const stranger = "01990000-0000-7000-8000-000000000000";
    const by = { event, actorId: event.hostId, action: "promote" as const, now: hours(25) };
    const { results, seats } = await moderateRsvps(database.db, {
      ...by,
      rsvpIds: [fourth, third, stranger, fourth],
    });
    expect(results).toEqual([
      { id: fourth, outcome: "done" },
      { id: third, outcome: "refused", reason: "seats.not-enough" },
      { id: stranger, outcome: "refused", reason: "rsvp.not-found" },
    ]);
    expect(seats).toMatchObject({ confirmedSeats: 2, waitlistLength: 2 });
  });

  test("a host's action on many guests answers each one's result, even if another of them fails", async () => {
    const event = await createEvent(database.db, { capacity: 2 });
    const users = await createUsers(database.db, 2);
    const [first = "", second = ""] = await Promise.all(
      users.map(async (user) => (await join(event, user)).rsvp.id),
    );
    const by = { event, actorId: event.hostId, action: "remove" as const, now: NOW };
    const { results, seats } = await moderateRsvps(database.db, {
      ...by,
      rsvpIds: [first, "no-uuid", second],
    });
    expect(results).toEqual([
      { id: first, outcome: "done" },
      { id: "no-uuid", outcome: "refused", reason: "server.fault" },
      { id: second, outcome: "done" },
    ]);
    expect(seats).toMatchObject({ confirmedSeats: 0 });
  });

  test("a host's action on many guests fails as a whole if nothing was decided", async () => {
    const event = await createEvent(database.db);
    const by = { event, actorId: event.hostId, action: "remove" as const, now: NOW };
    await expect(moderateRsvps(database.db, { ...by, rsvpIds: ["no-uuid"] })).rejects.toThrow();
  });

  test("a host cannot change the RSVP of another event by its id", async () => {
    const [mine, theirs] = [await createEvent(database.db), await createEvent(database.db)];
    const [user = ""] = await createUsers(database.db, 1);
    const { rsvp } = await join(theirs, user);
    const foreign = moderateRsvp(database.db, {
      event: mine,
      actorId: mine.hostId,
      action: "decline",
      rsvpId: rsvp.id,
      now: NOW,
    });
    await expect(foreign).rejects.toMatchObject({ code: "not-found" });
    expect((await findMyRsvp(database.db, theirs, user, NOW))?.status).toBe("confirmed");
  });
});

describe("lists", () => {
  test("the guest list pages through guests without losing or repeating one, and finds them by name as typed", async () => {
    const event = await createEvent(database.db, { capacity: null });
    const users = await createUsers(database.db, 25);
    await database.db.user.update({ where: { id: users[7] ?? "" }, data: { name: "100% _real_" } });
    await Promise.all(users.map((user) => join(event, user)));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listGuests(database.db, event, { now: NOW, limit: 10, cursor });
      seen.push(...page.items.map((guest) => guest.person.id ?? ""));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.toSorted()).toEqual(users.toSorted());
    const found = await listGuests(database.db, event, { now: NOW, limit: 10, q: "% _r" });
    expect(found.items.map((guest) => guest.person.id)).toEqual([users[7]]);
    expect((await listGuests(database.db, event, { now: NOW, limit: 10, q: "%" })).items).toHaveLength(1);
  });

  test.each([
    ["name", "asc"],
    ["name", "desc"],
    ["status", "asc"],
    ["party", "desc"],
    ["rsvpAt", "desc"],
  ] as const)(
    "the guest list keeps the order of %s, %s over pages, with each guest once",
    async (sort, order) => {
      const event = await createEvent(database.db, { capacity: 9 });
      const users = await createUsers(database.db, 12);
      for (const [n, userId] of users.entries()) {
        await database.db.user.update({ where: { id: userId }, data: { name: `${"bAc"[n % 3]} person` } });
        const party = { guests: n % 2, specialRequirements: null };
        await rsvpToEvent(database.db, { event, userId, now: NOW, ...party });
      }
      const seen: string[] = [];
      const keys: (string | number)[] = [];
      let cursor: string | undefined;
      do {
        const page = await listGuests(database.db, event, { now: NOW, limit: 5, cursor, sort, order });
        for (const guest of page.items) {
          seen.push(guest.id);
          const { rsvpAt, status, seats } = guest;
          keys.push({ name: guest.person.name.toLowerCase(), status, party: seats, rsvpAt }[sort]);
        }
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(new Set(seen).size).toBe(12);
      const sorted = keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(keys).toEqual(order === "asc" ? sorted : sorted.toReversed());
    },
  );

  test("the waitlist is shown in queue order with each position, and each waitlisted person sees their own", async () => {
    const event = await createEvent(database.db, { capacity: 1 });
    const users = await createUsers(database.db, 5);
    for (const user of users) await join(event, user);
    const page = await listWaiters(database.db, event, { now: NOW, limit: 3 });
    expect(page.items.map((guest) => [guest.person.id, guest.position])).toEqual(
      users.slice(1, 4).map((user, index) => [user, index + 1]),
    );
    const rest = await listWaiters(database.db, event, {
      now: NOW,
      limit: 3,
      cursor: page.nextCursor ?? undefined,
    });
    expect(rest.items.map((guest) => guest.position)).toEqual([4]);
    const mine = await findMyRsvp(database.db, event, users[3] ?? "", NOW);
    expect(mine?.position).toBe(3);
    expect(await getPosition(database.db, mine?.id ?? "", event.poolId)).toEqual({
      position: 3,
      queueLength: 4,
    });
  });

  test("a list refuses a cursor that it did not issue", async () => {
    const event = await createEvent(database.db);
    for (const cursor of ["nonsense", "AAAA", Buffer.from("2026-01-01 x").toString("base64url")]) {
      await expect(listGuests(database.db, event, { now: NOW, limit: 10, cursor })).rejects.toMatchObject({
        code: "invalid",
      });
    }
  });

  test("a person sees their own upcoming and past RSVPs separately", async () => {
    const [user = ""] = await createUsers(database.db, 1);
    const soon = await createEvent(database.db, {}, { title: "Soon" });
    const over = await createEvent(database.db, { startsAt: hours(1), endsAt: hours(2) }, { title: "Over" });
    await join(soon, user);
    await join(over, user);
    const at = { limit: 10, now: hours(3) };
    const guest = { userId: user, email: null };
    const upcoming = await listMyRsvps(database.db, guest, { ...at, when: "upcoming" });
    const past = await listMyRsvps(database.db, guest, { ...at, when: "past" });
    expect(upcoming.items.map((item) => item.event.title)).toEqual(["Soon"]);
    expect(past.items.map((item) => [item.event.title, item.event.status])).toEqual([["Over", "ended"]]);
  });

  test("the history tells a waitlisted person in words why another party went first", async () => {
    const event = await createEvent(database.db, { capacity: 3 });
    const [a = "", b = "", c = "", trio = "", single = ""] = await createUsers(database.db, 5);
    for (const user of [a, b, c]) await join(event, user);
    const waiting = await join(event, trio, 2);
    await join(event, single);
    await withdrawRsvp(database.db, { event, userId: a, now: NOW });
    const lines = await listLedger(database.db, waiting.rsvp.id);
    expect(lines.map((line) => line.reason)).toEqual([
      "You joined the waitlist for 3 seats, in 1st place.",
      "1 seat was free; your group of 3 was skipped (1 of 3).",
    ]);
  });
});

test("promoting until full is one action of the host, however long the queue is", async () => {
  const { db } = database;
  const event = await createEvent(db, { capacity: 1, cutoffMinutes: 43_200 });
  const users = await createUsers(db, 203);
  await inTransaction(db, (tx) =>
    applySeatRequests(
      tx,
      event.poolId,
      users.map((userId) => joinRequest(userId)),
      NOW,
    ),
  );
  await inTransaction(db, (tx) =>
    changePoolTerms(tx, event.poolId, { terms: { capacity: null }, actorId: null, now: NOW }),
  );
  const { results } = await promoteUntilFull(db, { event, actorId: event.hostId, now: NOW });
  expect(results.filter(({ outcome }) => outcome === "done")).toHaveLength(202);
  const [limit] = await db.$queryRaw<{ hits: number }[]>`
    select cardinality(hits) as hits from "RateLimit" where key = ${`host-action:${event.hostId}`}`;
  expect(limit).toEqual({ hits: 1 });
});
