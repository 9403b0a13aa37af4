import { beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import {
  changeEventRow,
  createSession,
  createUsers,
  rsvpsOf,
  type TestEvent,
} from "../../../tests/factories";
import { findViolations } from "../../../tests/invariants";
import { untilOneWaits } from "../../../tests/locks";
import { provideEnv } from "../../env";
import { endOffers } from "../../jobs/expire-offers";
import { prune } from "../../jobs/prune";
import { log } from "../../log";
import { ask, createComingEvent, joinRequest, relayAll } from "../../outbox/testing/outbox-fixtures";
import { getEventAccess } from "../events/access/queries";
import { cancelEvent, restoreEvent } from "../events/commands";
import { answerOfferByToken, issueOfferToken } from "./offer-links.commands";
import { getOfferByToken } from "./offer-links.queries";
import { getSeats } from "./queries";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "https://turnout.example" });
const database = testDatabase();
const OFFERS = { capacity: 1, waitlistMode: "offer", offerMinutes: 60 } as const;
const inMinutes = (n: number) => new Date(Date.now() + n * 60_000);

beforeEach(async () => {
  await database.db.outboxEvent.updateMany({ data: { doneAt: new Date() } });
  await database.db.mailboxMessage.deleteMany();
  await endOffers(database.db, { now: new Date(), decideAt: null });
});

/** A guest gave up the only seat: the first of two waitlisted people has the offer. */
async function offeredEvent(terms = {}) {
  const { db } = database;
  const event = await createComingEvent(db, { ...OFFERS, ...terms }, { title: "Night walk" });
  const [seated = "", first = "", second = ""] = await createUsers(db, 3);
  await ask(
    db,
    event,
    [seated, first, second].map((userId) => joinRequest(userId)),
  );
  await ask(db, event, [{ kind: "withdraw", actorId: seated, userId: seated }]);
  return { event, first, second };
}

async function statusOf(event: TestEvent, userId: string) {
  return (await rsvpsOf(database.db, event.poolId)).find((row) => row.userId === userId)?.status;
}

/** The token in the newest offer email to this person. */
async function mailedToken(userId: string): Promise<string> {
  const mail = await database.db.mailboxMessage.findFirstOrThrow({
    where: { to: `${userId}@people.test`, subject: { contains: "held for you" } },
    orderBy: { createdAt: "desc" },
  });
  return /\/offers\/([\w-]+)/.exec(mail.text)?.[1] ?? "";
}

function answer(token: string, what: "accept" | "refuse" = "accept") {
  return answerOfferByToken(database.db, { token, answer: what, from: "192.0.2.1", now: new Date() });
}

describe("the link in an offer email", () => {
  test("an offer at the time of another session is refused by its name, and the link can be used again", async () => {
    const { db } = database;
    const event = await createComingEvent(db, { capacity: 10 });
    const terms = { overlapAllowed: false };
    const full = { ...terms, ...OFFERS };
    const [inks, type] = [
      { ...event, ...(await createSession(db, event.id, full, { title: "Inks" })) },
      { ...event, ...(await createSession(db, event.id, terms, { title: "Type" })) },
    ];
    const [seated = "", first = ""] = await createUsers(db, 2);
    await ask(
      db,
      event,
      [seated, first].map((userId) => joinRequest(userId)),
    );
    await ask(
      db,
      inks,
      [seated, first].map((userId) => joinRequest(userId)),
    );
    await ask(db, inks, [{ kind: "withdraw", actorId: seated, userId: seated }]);
    const allow = (overlapAllowed: boolean) =>
      db.seatPool.update({ where: { id: type.poolId }, data: { overlapAllowed } });
    await allow(true);
    await ask(db, type, [joinRequest(first)]);
    await allow(false);
    const row = await db.rsvp.findFirstOrThrow({ where: { poolId: inks.poolId, userId: first } });
    expect(row.status).toBe("offered");
    const offer = { rsvpId: row.id, offeredAt: row.statusAt, expiresAt: inMinutes(60) };
    const token = await issueOfferToken(db, offer);
    await expect(answer(token)).rejects.toMatchObject({
      reason: "session.clash",
      details: { clashes: [{ title: "Type" }] },
    });
    await ask(db, type, [{ kind: "withdraw", actorId: first, userId: first }]);
    expect(await answer(token)).toEqual({ status: "confirmed" });
  });

  test("the link in an offer email shows the offer without changing anything, and accepts it once the button is pressed", async () => {
    const { db } = database;
    const { event, first } = await offeredEvent();
    await relayAll(database.db);
    const token = await mailedToken(first);
    for (let look = 0; look < 3; look++) {
      expect(await getOfferByToken(db, token, new Date())).toMatchObject({ state: "open", seats: 1 });
    }
    expect(await statusOf(event, first)).toBe("offered");
    expect(await answer(token)).toEqual({ status: "confirmed" });
    expect(await statusOf(event, first)).toBe("confirmed");
  });

  test("the token of an offer link is stored as a hash only", async () => {
    const { first } = await offeredEvent();
    await relayAll(database.db);
    const token = await mailedToken(first);
    const kept = await database.db.offerToken.findMany();
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  test("an offer link works once: a replay says so and changes nothing", async () => {
    const { event, first, second } = await offeredEvent();
    await relayAll(database.db);
    const token = await mailedToken(first);
    await answer(token, "refuse");
    expect(await statusOf(event, second)).toBe("offered");
    for (const what of ["accept", "refuse"] as const) {
      await expect(answer(token, what)).rejects.toMatchObject({
        code: "conflict",
        reason: "offer.link-used",
      });
    }
    expect(await statusOf(event, first)).toBe("cancelled");
    expect(await statusOf(event, second)).toBe("offered");
  });

  test("ten concurrent answers by one offer link take effect once", async () => {
    const { event, first } = await offeredEvent();
    await relayAll(database.db);
    const token = await mailedToken(first);
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => answer(token)));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect(await statusOf(event, first)).toBe("confirmed");
    expect(await findViolations(database.db)).toEqual([]);
  });

  test("an offer link is used and answered in one commit, so that after a failed answer it can be used again", async () => {
    const { db } = database;
    const { event, first } = await offeredEvent();
    await relayAll(database.db);
    const token = await mailedToken(first);
    await database.openSecond(1).$transaction(
      async (tx) => {
        await tx.$queryRaw`select id from "SeatPool" where id = ${event.poolId}::uuid for no key update`;
        const pressed = answer(token);
        // Until the answer is committed, no other transaction sees the link as used.
        await untilOneWaits(db);
        expect(await db.offerToken.count({ where: { usedAt: { not: null }, rsvp: { userId: first } } })).toBe(
          0,
        );
        await expect(pressed).rejects.toMatchObject({ reason: "database.busy" });
      },
      { maxWait: 20_000, timeout: 25_000 },
    );
    expect(await answer(token)).toEqual({ status: "confirmed" });
  });

  test("an offer link works again once its cancelled event was restored, however long that took", async () => {
    const { db } = database;
    const inDays = (n: number) => inMinutes(n * 24 * 60);
    const { event, first } = await offeredEvent({ offerMinutes: 3 * 24 * 60 });
    await relayAll(db);
    const token = await mailedToken(first);
    const times = { startsAt: inDays(8.5), endsAt: inDays(9) };
    await changeEventRow(db, event.id, times);
    const viewer = await viewerOf(db, event.hostId);
    const access = await getEventAccess(db, { now: new Date(), eventId: event.id, viewer });
    const by = (now: Date) => ({ event: access, actorId: event.hostId, now });
    await cancelEvent(db, by(new Date()));
    expect(await getOfferByToken(db, token, new Date())).toMatchObject({ state: "over" });
    await restoreEvent(db, { ...by(inDays(6)), isOperator: false });
    await relayAll(db, inDays(6));
    await prune.run({ db, log: log(), slotAt: inDays(8.2), now: inDays(8.2), decideAt: inDays(8.2) });
    expect(await getOfferByToken(db, token, inDays(8.2))).toMatchObject({ state: "open" });
    const mail = await db.mailboxMessage.findFirstOrThrow({
      where: { to: `${first}@people.test`, subject: { startsWith: "It's on again" } },
    });
    const renewed = /\/offers\/([\w-]+)/.exec(mail.text)?.[1] ?? "";
    expect(await getOfferByToken(db, renewed, inDays(8.2))).toMatchObject({ state: "open" });
  });

  test("a forged offer link is not found", async () => {
    await offeredEvent();
    for (const token of ["x".repeat(32), "A".repeat(100)]) {
      await expect(answer(token)).rejects.toMatchObject({ reason: "offer.not-found" });
      await expect(getOfferByToken(database.db, token, new Date())).rejects.toMatchObject({
        reason: "offer.not-found",
      });
    }
  });

  test("the link of an expired offer says so and stays unusable", async () => {
    const { db } = database;
    const { event, first } = await offeredEvent();
    const row = await db.rsvp.findFirstOrThrow({ where: { poolId: event.poolId, userId: first } });
    const token = await issueOfferToken(db, {
      rsvpId: row.id,
      offeredAt: row.statusAt,
      expiresAt: row.offerExpiresAt ?? new Date(),
    });
    await db.rsvp.update({ where: { id: row.id }, data: { offerExpiresAt: inMinutes(-1) } });
    await expect(answer(token)).rejects.toMatchObject({ code: "expired", reason: "offer.expired" });
    expect((await getOfferByToken(db, token, new Date())).state).toBe("over");
  });
});

describe("an expired offer", () => {
  test("an expired offer holds no seat in any output, even if no job has run", async () => {
    const { db } = database;
    const event = await createComingEvent(db, OFFERS);
    const [seated = "", waiting = ""] = await createUsers(db, 2);
    await ask(db, event, [joinRequest(seated), joinRequest(waiting)]);
    await ask(db, event, [{ kind: "withdraw", actorId: seated, userId: seated }]);
    expect(await getSeats(db, event.poolId)).toMatchObject({ offeredSeats: 1, seatsLeft: 0 });
    await db.rsvp.updateMany({ where: { userId: waiting }, data: { offerExpiresAt: inMinutes(-1) } });
    expect(await getSeats(db, event.poolId)).toMatchObject({ offeredSeats: 0, seatsLeft: 1 });
  });

  test("an expired offer goes to the next person on the waitlist, and both are notified", async () => {
    const { db } = database;
    const { event, first, second } = await offeredEvent();
    await db.rsvp.updateMany({ where: { userId: first }, data: { offerExpiresAt: inMinutes(-1) } });
    expect(await endOffers(db, { now: new Date(), decideAt: null })).toEqual({ pools: 1, failed: 0 });
    expect(await statusOf(event, first)).toBe("cancelled");
    expect(await statusOf(event, second)).toBe("offered");
    await relayAll(database.db);
    const subjects = (await db.mailboxMessage.findMany({ where: { to: `${first}@people.test` } })).map(
      (mail) => mail.subject,
    );
    expect(subjects).toEqual(["Your offer has ended: Night walk"]);
    expect(await mailedToken(second)).not.toBe("");
    expect(await endOffers(db, { now: new Date(), decideAt: null })).toEqual({ pools: 0, failed: 0 });
  });

  test("an expired offer is ended once by two processes that sweep at the same moment", async () => {
    const { db } = database;
    const { event, first, second } = await offeredEvent();
    await db.rsvp.updateMany({ where: { userId: first }, data: { offerExpiresAt: inMinutes(-1) } });
    const other = database.openSecond(3);
    await Promise.all(
      [db, other, db, other].map((one) => endOffers(one, { now: new Date(), decideAt: null })),
    );
    const lines = await db.rsvpLedger.findMany({ where: { poolId: event.poolId, action: "offer-expired" } });
    expect(lines).toHaveLength(1);
    expect(await statusOf(event, second)).toBe("offered");
  });
});
