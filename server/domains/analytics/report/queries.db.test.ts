import { beforeAll, describe, expect, it } from "vitest";
import { type HistoryLine, randomHistory, writeHistory } from "../../../../tests/analytics/history";
import {
  naiveCancellations,
  naiveCapacityUse,
  naivePoints,
  naiveWaitlist,
} from "../../../../tests/analytics/naive-report";
import { testDatabase } from "../../../../tests/database";
import { createEvent, createUsers, type TestEvent } from "../../../../tests/factories";
import { readRsvpsOverTime } from "../queries";
import { readReport } from "./queries";

const database = testDatabase();
const at = (text: string) => new Date(`${text}Z`);

type Told = { event: TestEvent; history: HistoryLine[]; startsAt: Date };

/** Creates an event in the zone and writes its history. */
async function tell(history: HistoryLine[], timeZone: string, startsAt: Date): Promise<Told> {
  const endsAt = new Date(startsAt.getTime() + 3 * 3_600_000);
  const event = await createEvent(database.db, { capacity: null, startsAt, endsAt });
  await database.db.event.update({ where: { id: event.id }, data: { timeZone } });
  await writeHistory(database.db, event.poolId, history);
  const last = history.findLast((line) => line.action === "terms-changed");
  const capacity = last ? (last.detail.capacity ?? null) : 20;
  await database.db.seatPool.update({ where: { id: event.poolId }, data: { capacity } });
  return { event, history, startsAt };
}

describe.each([
  ["Europe/Berlin", "2026-10-20T09:13", "2026-10-29T20:00"],
  ["Europe/Berlin", "2026-10-24T12:00", "2026-10-25T20:00"],
  ["America/New_York", "2026-03-05T23:30", "2026-03-11T04:10"],
  ["Australia/Lord_Howe", "2026-04-04T00:05", "2026-04-05T23:50"],
  ["Asia/Kathmandu", "2026-11-20T01:00", "2026-11-21T23:00"],
  ["Africa/Cairo", "2026-04-21T01:00", "2026-04-27T23:00"],
])("a history in %s from %s to %s", (timeZone, from, to) => {
  let told: Told;

  beforeAll(async () => {
    const span = { from: at(from), to: at(to), people: 40, lines: 400 };
    told = await tell(randomHistory(`${timeZone} ${from}`, span), timeZone, at(to));
  });

  it("the chart of a history equals a count by hand", async () => {
    const { event, history, startsAt } = told;
    const answer = await readRsvpsOverTime(database.db, event, startsAt);
    const step = answer.step === "hour" ? "hour" : "day";
    const points = naivePoints(history, { step, timeZone, to: startsAt, capacityFirst: 20 });
    expect(answer.points).toEqual(points);
  });

  it("the report of a history equals a count by hand", async () => {
    const { event, history, startsAt } = told;
    const report = await readReport(database.db, event, startsAt);
    const { waitMinutesMedian, ...waitlist } = naiveWaitlist(history);
    expect(report.waitlist).toMatchObject(waitlist);
    expect(report.waitlist.waitMinutesMedian).toBeCloseTo(waitMinutesMedian ?? Number.NaN, 3);
    const { hoursBeforeMedian, ...cancellations } = naiveCancellations(history, startsAt);
    expect(report.cancellations).toMatchObject(cancellations);
    expect(report.cancellations.hoursBeforeMedian).toBeCloseTo(hoursBeforeMedian ?? Number.NaN, 3);
    expect(report.capacity).toMatchObject(naiveCapacityUse(history, 20));
    const seated = new Set(history.filter((line) => line.to === "confirmed").map((line) => line.person));
    expect(report.funnel.seated).toBe(seated.size);
  });
});

describe("an event without views", () => {
  it("the report of an event without views has zeros and nothing invented", async () => {
    const event = await createEvent(database.db);
    const report = await readReport(database.db, event, at("2026-11-20T12:00"));
    expect(report.funnel).toEqual({ visitors: 0, answered: 0, seated: 0, confirmed: 0, arrived: null });
    expect(report.capacity).toEqual({ capacity: 10, seatsTaken: 0, seatsTakenMax: 0, firstFullAt: null });
    expect(report).toMatchObject({ viewsByDay: [], sources: [], parties: [], arrivals: null });
    expect(report.people).toEqual({ timeZones: [], returning: null });
    expect(report.waitlist.waitMinutesMedian).toBeNull();
    expect(report.cancellations).toMatchObject({ parties: 0, hoursBeforeMedian: null });
  });
});

describe("arrivals", () => {
  const startsAt = at("2026-11-20T19:00");
  const confirmed = (person: number, seats: number): HistoryLine => ({
    at: at("2026-11-10T10:00"),
    person,
    action: "confirmed",
    from: null,
    to: "confirmed",
    seats,
    detail: {},
  });

  async function seated(sizes: number[], hostId?: string): Promise<{ event: TestEvent; userIds: string[] }> {
    const endsAt = at("2026-11-20T22:00");
    const event = await createEvent(
      database.db,
      { startsAt, endsAt, capacity: null },
      { ...(hostId && { hostId }) },
    );
    const userIds = await writeHistory(
      database.db,
      event.poolId,
      sizes.map((size, person) => confirmed(person, size)),
    );
    return { event, userIds };
  }

  async function checkIn(event: TestEvent, userId: string | undefined, seats: number): Promise<void> {
    const where = { poolId_userId: { poolId: event.poolId, userId: userId ?? "" } };
    const checkedInMembers = Array.from({ length: seats }, (_, member) => member);
    const data = { checkedInAt: startsAt, checkedInSeats: seats, checkedInMembers };
    await database.db.rsvp.update({ where, data });
  }

  it("arrivals are hidden before the event has begun and if no guest was checked in", async () => {
    const { event, userIds } = await seated([1, 2]);
    expect((await readReport(database.db, event, at("2026-11-20T21:00"))).arrivals).toBeNull();
    await checkIn(event, userIds[0], 1);
    expect((await readReport(database.db, event, at("2026-11-20T18:59"))).arrivals).toBeNull();
  });

  it("arrivals count parties and the seats that stayed empty within them", async () => {
    const { event, userIds } = await seated([1, 3, 2]);
    await checkIn(event, userIds[0], 1);
    await checkIn(event, userIds[1], 2);
    const { arrivals, funnel } = await readReport(database.db, event, at("2026-11-20T21:00"));
    expect(arrivals).toEqual({
      expected: { parties: 3, seats: 6 },
      arrived: { parties: 2, seats: 3 },
      missing: { parties: 1, seats: 3 },
    });
    expect(funnel.arrived).toBe(2);
  });

  it("a returning guest is one with a seat at an earlier event of the host, checked in if check-in was used", async () => {
    const [hostId = ""] = await createUsers(database.db, 1);
    const { event, userIds } = await seated([1, 1, 1, 1, 1, 1, 1, 1], hostId);
    const earlier = await createEvent(
      database.db,
      { startsAt: at("2026-10-01T19:00"), endsAt: at("2026-10-01T22:00") },
      { hostId },
    );
    const came = userIds.slice(0, 5).map((userId, index) => ({
      id: userId,
      poolId: earlier.poolId,
      userId,
      status: "confirmed" as const,
      seats: 1,
      rsvpAt: startsAt,
      statusAt: startsAt,
      checkedInAt: index < 4 ? startsAt : null,
    }));
    await database.db.rsvp.createMany({ data: came });
    const zones = [
      "Asia/Tokyo",
      "Asia/Tokyo",
      "Asia/Tokyo",
      "Asia/Tokyo",
      "Asia/Seoul",
      "Asia/Seoul",
      "Asia/Manila",
    ];
    for (const [index, timeZone] of zones.entries()) {
      await database.db.user.update({ where: { id: userIds[index] ?? "" }, data: { timeZone } });
    }
    const { people } = await readReport(database.db, event, at("2026-11-20T21:00"));
    expect(people.returning).toEqual({ people: 4, of: 8 });
    expect(people.timeZones).toEqual([
      { timeZone: "Asia/Tokyo", people: 4 },
      { timeZone: "other", people: 4 },
    ]);
  });
});
