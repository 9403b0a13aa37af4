import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createEvent, createUsers, newId } from "../../../tests/factories";
import { provideEnv } from "../../env";
import { scrape } from "../collect";
import { seriesIn } from "../testing/series";
import { waitlists } from "./waitlists";

provideEnv({ LOG_LEVEL: "silent" });
const on = testDatabase();
const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000);
/** Allows for a slow machine: an age grows until it is read. */
const about = (seconds: number) => (age: number | undefined) =>
  age !== undefined && age > seconds - 1 && age < seconds + 45;

describe("the unfilled seat alarm", () => {
  const unfilled = async () => {
    const found = seriesIn(await scrape({ db: on.db, jobs: [], readings: [waitlists] }));
    return found.get("turnout_waitlist_oldest_unfilled_seconds") ?? -1;
  };
  const tomorrow = { startsAt: secondsAgo(-86_400), endsAt: secondsAgo(-90_000) };

  /** A pool with one waitlisted RSVP of `seats` seats, older than the pool's last change. */
  async function line(terms: Parameters<typeof createEvent>[1], seats: number) {
    const { poolId } = await createEvent(on.db, { ...tomorrow, ...terms });
    const [waiting = "", holder = ""] = await createUsers(on.db, 2);
    const at = secondsAgo(500);
    const row = { poolId, rsvpAt: at, statusAt: at };
    await on.db.rsvp.create({
      data: {
        ...row,
        id: newId(),
        userId: waiting,
        status: "waitlisted",
        guests: seats - 1,
        seats,
        queueNumber: 1,
      },
    });
    await on.db.seatPool.update({
      where: { id: poolId },
      data: { waitlistLength: 1, waitlistedSeats: seats },
    });
    await on.db.rsvpLedger.createMany({
      data: [500, 90].map((age) => ({ poolId, at: secondsAgo(age), action: "edited", seats: 1 })),
    });
    return { poolId, waiting, holder, row };
  }
  const clear = () => on.db.$executeRaw`truncate "SeatPool" cascade`;
  beforeEach(async () => void (await clear()));

  test("a free seat that fits the first RSVP in the queue is reported with the time since the pool last changed", async () => {
    await line({ capacity: 2 }, 2);
    expect(await unfilled()).toSatisfy(about(90));
    await clear();
    expect(await unfilled()).toBe(0);
  });

  test("a free seat counts from the end of an expired offer that no job has closed", async () => {
    const { poolId, holder, row } = await line({ capacity: 1 }, 1);
    const offer = { userId: holder, status: "offered" as const, seats: 1, offerExpiresAt: secondsAgo(40) };
    await on.db.rsvp.create({ data: { ...row, id: newId(), ...offer } });
    await on.db.seatPool.update({ where: { id: poolId }, data: { offeredSeats: 1 } });
    expect(await unfilled()).toSatisfy(about(40));
  });

  test.each([
    ["a party that does not fit", { capacity: 2 }, 1, 2],
    ["an event that is over", { capacity: 2, startsAt: secondsAgo(60) }, 0, 1],
    ["an event whose cut-off has come", { capacity: 2, cutoffMinutes: 1_500 }, 0, 1],
    ["a draft", { capacity: 2, state: "draft" as const }, 0, 1],
  ])("no unfilled seat is reported for %s", async (_, terms, confirmedSeats, seats) => {
    const { poolId } = await line(terms, seats);
    await on.db.seatPool.update({ where: { id: poolId }, data: { confirmedSeats } });
    expect(await unfilled()).toBe(0);
  });

  test("no unfilled seat is reported for a banned person", async () => {
    const { waiting } = await line({ capacity: 2 }, 1);
    expect(await unfilled()).toBeGreaterThan(0);
    await on.db.user.update({ where: { id: waiting }, data: { bannedAt: new Date() } });
    expect(await unfilled()).toBe(0);
  });
});
