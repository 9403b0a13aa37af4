import { describe, expect, test } from "vitest";
import { codeOf } from "../../lib/refusals/table";
import { submitSeatRequest } from "../../server/seats/gather";
import type { SeatRequest } from "../../server/seats/request";
import { testDatabase } from "../database";
import { joinRequest, newId } from "../factories";
import { inHours, PlayedPool } from "./played-pool";

const database = testDatabase();
const people = (count: number) => Array.from({ length: count }, (_, index) => `person ${index}`);

/** Sends each request over another server's connections, all concurrently. */
function atOnce(pool: PlayedPool<string>, requests: SeatRequest[]) {
  const dbs = [pool.db, database.openSecond(3), database.openSecond(3)] as const;
  return Promise.all(
    requests.map((request, index) =>
      submitSeatRequest(dbs[index % 3] ?? pool.db, pool.poolId, request, null),
    ),
  );
}

describe("the one lock of a pool", () => {
  test("concurrent approvals of more people than seats seat as many as there are seats and queue the rest", async () => {
    const pool = await PlayedPool.open(database.db, { capacity: 2, approvalRequired: true }, people(6));
    await pool.join(...people(6));
    expect(await pool.counters()).toMatchObject({ confirmedSeats: 0, waitlistLength: 0 });
    await atOnce(pool, await Promise.all(people(6).map((name) => pool.hostRequest("approve", name))));
    expect(await pool.counters()).toMatchObject({ confirmedSeats: 2, waitlistLength: 4 });
    expect(await pool.violations()).toEqual([]);
  });

  test("a claim link of three seats is claimed by three people, however many have it", async () => {
    const pool = await PlayedPool.open(database.db, { capacity: 5 }, people(9));
    const linkId = await pool.openClaim(3, inHours(5));
    const answers = await atOnce(
      pool,
      people(9).map((name) => pool.claimRequest(name, linkId)),
    );
    const refused = answers.flatMap(({ outcome }) => (outcome.ok ? [] : [outcome.reason]));
    expect(refused).toEqual(Array(6).fill("claim.not-enough"));
    expect(await pool.counters()).toMatchObject({ confirmedSeats: 3, offeredSeats: 0 });
  });

  test("newcomers, a group, a claim link and an accepted offer together never take more seats than there are", async () => {
    const names = ["leaving", "offered", ...people(12)];
    const pool = await PlayedPool.open(database.db, { capacity: 4, waitlistMode: "offer" }, names);
    await pool.join(["leaving", 3], "offered");
    await pool.withdraw("leaving");
    const linkId = await pool.openClaim(1, inHours(5));
    const members = people(12)
      .slice(0, 4)
      .map((name) => ({ rsvpId: newId(), userId: pool.userId(name), guests: 0 }));
    await atOnce(pool, [
      { kind: "register", actorId: pool.event.hostId, members, mode: "asManyAsFit" },
      await pool.answerRequest("accept", "offered"),
      ...people(12)
        .slice(4, 8)
        .map((name) => joinRequest(pool.userId(name))),
      ...people(12)
        .slice(8)
        .map((name) => pool.claimRequest(name, linkId)),
      pool.termsRequest({ capacity: 3 }),
    ]);
    const { capacity, confirmedSeats, offeredSeats } = await pool.counters();
    expect(confirmedSeats + offeredSeats).toBe(capacity);
    expect(await pool.violations()).toEqual([]);
  });

  test("a seat that a page showed as free is checked again when it is requested", async () => {
    const pool = await PlayedPool.open(database.db, { capacity: 1 }, ["slow", "quick"]);
    expect((await pool.counters()).confirmedSeats).toBe(0);
    await pool.join("quick");
    const [answer] = await pool.join("slow");
    expect(answer?.rsvp?.status).toBe("waitlisted");
  });
});

describe("one person at one event", () => {
  test("a person has one RSVP at an event, however many ways they join at the same moment", async () => {
    const pool = await PlayedPool.open(database.db, { capacity: 9 }, ["everywhere"]);
    const linkId = await pool.openClaim(2, inHours(5));
    const userId = pool.userId("everywhere");
    const member = () => ({ rsvpId: newId(), userId, guests: 0 });
    await atOnce(pool, [
      joinRequest(userId),
      pool.claimRequest("everywhere", linkId),
      { kind: "register", actorId: pool.event.hostId, members: [member(), member()], mode: "asManyAsFit" },
      joinRequest(userId, 2),
    ]);
    const rows = await pool.db.rsvp.findMany({ where: { poolId: pool.poolId } });
    expect(rows.map((row) => row.status)).toEqual(["confirmed"]);
    expect((await pool.counters()).confirmedSeats).toBe(rows[0]?.seats);
    expect(await pool.violations()).toEqual([]);
  });

  test("a person's RSVP is unchanged when its id is used at another event", async () => {
    const [mine, theirs] = [
      await PlayedPool.open(database.db, {}, ["guest"]),
      await PlayedPool.open(database.db, {}, []),
    ];
    await mine.join("guest");
    const rsvpId = await mine.rsvpId("guest");
    const kinds = ["promote", "approve", "decline", "remove", "restore", "bar", "accept", "refuse"] as const;
    const actorId = theirs.event.hostId;
    const answers = await theirs.play([
      ...kinds.map((kind): SeatRequest => ({ kind, actorId, rsvpId })),
      { kind: "prioritize", actorId, rsvpId, priority: 1 },
    ]);
    expect(answers.map(({ outcome }) => !outcome.ok && codeOf(outcome.reason))).toEqual(
      Array(9).fill("not-found"),
    );
    expect(await mine.row("guest")).toMatchObject({ status: "confirmed", version: 1 });
  });
});
