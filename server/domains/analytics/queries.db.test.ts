import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createEvent } from "../../../tests/factories";
import { inTransaction } from "../../db/transaction";
import { applySeatRequests } from "../../seats/apply";
import type { SeatRequest } from "../../seats/request";
import { listActivity } from "./activity/queries";
import { readRsvpsOverTime } from "./queries";

const database = testDatabase();
const at = (text: string) => new Date(`${text}Z`);

let event: { id: string; poolId: string };
let host: string;

async function addUser(name: string): Promise<string> {
  const { id } = await database.db.user.create({
    data: { name, email: `${randomUUID()}@turnout.test` },
    select: { id: true },
  });
  return id;
}

/** An event with 3 seats in New York, five hours behind UTC. */
async function addEvent(hostId: string): Promise<{ id: string; poolId: string }> {
  const times = { startsAt: at("2026-12-01T19:00"), endsAt: at("2026-12-01T22:00") };
  const added = await createEvent(database.db, { capacity: 3, ...times }, { hostId });
  await database.db.event.update({ where: { id: added.id }, data: { timeZone: "America/New_York" } });
  return added;
}

async function ask(when: string, request: SeatRequest, poolId = event.poolId) {
  const [answer] = await inTransaction(database.db, (tx) =>
    applySeatRequests(tx, poolId, [request], at(when)),
  );
  if (!answer?.outcome.ok || !answer.rsvp) throw new Error("the request was refused");
  return answer.rsvp.id;
}

function join(when: string, userId: string, guests = 0, poolId = event.poolId) {
  const request = { kind: "join", actorId: userId, userId, rsvpId: randomUUID(), guests } as const;
  return ask(when, { ...request, specialRequirements: null }, poolId);
}

beforeEach(async () => {
  host = await addUser("Cora");
  event = await addEvent(host);
});

describe("RSVPs over time", () => {
  it("the chart of an event without RSVPs has zeros and no points", async () => {
    const answer = await readRsvpsOverTime(database.db, event, at("2026-11-20T12:00"));
    expect(answer.points).toEqual([]);
    expect(answer.statuses.confirmed).toEqual({ people: 0, seats: 0 });
    expect(answer.timeZone).toBe("America/New_York");
  });

  it("the chart counts days in the event's time zone without gaps, with the seats taken at the end of each", async () => {
    const [ana, ben, chi] = await Promise.all(["Ana", "Ben", "Chi"].map(addUser));
    await join("2026-11-10T03:30", ana ?? "", 1); // 22:30 on the 9th in New York
    await join("2026-11-10T15:00", ben ?? "", 1);
    await join("2026-11-10T16:00", chi ?? "");
    await ask("2026-11-12T15:00", {
      kind: "edit",
      actorId: ana ?? "",
      userId: ana ?? "",
      guests: 0,
      expectedVersion: 1,
    });
    await ask("2026-11-13T15:00", { kind: "withdraw", actorId: ana ?? "", userId: ana ?? "" });

    const answer = await readRsvpsOverTime(database.db, event, at("2026-11-13T20:00"));

    const quiet = { rsvps: 0, cancellations: 0, declines: 0, promotions: 0, offers: 0 };
    const day = (date: string) => ({
      ...quiet,
      from: `${date}T00:00`,
      at: `${date}T05:00:00.000Z`,
      capacity: 3,
      waitlistLength: 1,
    });
    expect(answer.step).toBe("day");
    expect(answer.points).toEqual([
      { ...day("2026-11-09"), rsvps: 1, seatsTaken: 2, waitlistLength: 0 },
      { ...day("2026-11-10"), rsvps: 2, seatsTaken: 3 },
      { ...day("2026-11-11"), seatsTaken: 3 },
      { ...day("2026-11-12"), seatsTaken: 2 },
      { ...day("2026-11-13"), cancellations: 1, promotions: 1, seatsTaken: 3, waitlistLength: 0 },
    ]);
    expect(answer.totals).toEqual({ rsvps: 3, cancellations: 1, declines: 0, promotions: 1, offers: 0 });
  });

  it("the chart ends with the seats taken that the pool has", async () => {
    const people = await Promise.all(["Ana", "Ben", "Chi", "Dev"].map(addUser));
    const ids: string[] = [];
    for (const [index, person] of people.entries())
      ids.push(await join(`2026-11-10T1${index}:00`, person, index % 2));
    await ask("2026-11-10T15:00", { kind: "decline", actorId: host, rsvpId: ids[0] ?? "" });
    await ask("2026-11-10T16:00", { kind: "restore", actorId: host, rsvpId: ids[0] ?? "" });
    await ask("2026-11-10T17:00", { kind: "withdraw", actorId: people[1] ?? "", userId: people[1] ?? "" });

    const answer = await readRsvpsOverTime(database.db, event, at("2026-11-10T18:00"));

    const pool = await database.db.seatPool.findUniqueOrThrow({ where: { id: event.poolId } });
    expect(answer.step).toBe("hour");
    expect(answer.points.at(-1)?.seatsTaken).toBe(pool.confirmedSeats);
    expect(answer.statuses.confirmed.seats).toBe(pool.confirmedSeats);
    expect(answer.statuses.waitlisted).toEqual({ people: pool.waitlistLength, seats: pool.waitlistedSeats });
    expect(answer.totals).toMatchObject({ declines: 1, cancellations: 1 });
  });

  it("the charts of two events are separate", async () => {
    const other = await addEvent(host);
    await join("2026-11-10T12:00", await addUser("Ana"), 0, other.poolId);
    expect((await readRsvpsOverTime(database.db, event, at("2026-11-11T12:00"))).points).toEqual([]);
  });
});

describe("activity", () => {
  it("the activity lists the history page by page, newest first", async () => {
    const ana = await addUser("Ana");
    const rsvpId = await join("2026-11-10T12:00", ana, 1);
    await ask("2026-11-10T13:00", { kind: "decline", actorId: host, rsvpId });

    const first = await listActivity(database.db, event, { limit: 1 });
    expect(first.items.map(({ who, what }) => `${who} ${what}`)).toEqual(["Ana was declined by Cora"]);

    const second = await listActivity(database.db, event, { limit: 1, cursor: first.nextCursor ?? "" });
    expect(second.items).toMatchObject([
      { at: "2026-11-10T12:00:00.000Z", kind: "in", what: "RSVPed and got 2 seats" },
    ]);
    expect(second.nextCursor).toBeNull();
  });

  it("a pass-over is listed only in the history of its RSVP", async () => {
    const [ana, ben, chi] = await Promise.all(["Ana", "Ben", "Chi"].map(addUser));
    await join("2026-11-10T12:00", ana ?? "", 1);
    const waiting = await join("2026-11-10T13:00", ben ?? "", 2);
    await join("2026-11-10T14:00", chi ?? "");

    const all = await listActivity(database.db, event, { limit: 20 });
    const own = await listActivity(database.db, event, { limit: 20, rsvpId: waiting });

    expect(all.items.map((item) => item.kind)).toEqual(["in", "waiting", "in"]);
    expect(own.items.map((item) => item.kind)).toEqual(["passed-over", "waiting"]);
    expect(own.items.map((item) => item.rsvpId)).toEqual([waiting, waiting]);
  });

  it("the activity shows nothing of an RSVP to another event", async () => {
    const other = await addEvent(host);
    const rsvpId = await join("2026-11-10T12:00", await addUser("Ana"), 0, other.poolId);
    expect((await listActivity(database.db, event, { limit: 20, rsvpId })).items).toEqual([]);
  });

  it.each(["", "abc", "-1", "1; drop table", "99999999999999999999"])(
    "the activity refuses the cursor %j",
    async (cursor) => {
      await expect(listActivity(database.db, event, { limit: 20, cursor })).rejects.toMatchObject({
        code: "invalid",
      });
    },
  );
});
