import { describe, expect, test } from "vitest";
import { inTransaction } from "../../server/db/transaction";
import { cancelEventIn } from "../../server/domains/events/commands";
import { answerOfferByToken, issueOfferToken } from "../../server/domains/rsvps/offer-links.commands";
import { findMyRsvp, getSeats } from "../../server/domains/rsvps/queries";
import { submitSeatRequest } from "../../server/seats/gather";
import { testDatabase } from "../database";
import { PlayedPool } from "./played-pool";

const database = testDatabase();
const NAMES = ["seated", "offered", "next", "newcomer"] as const;

/** One seat by the real clock, offered to one person while another waits. */
async function openOffer() {
  const terms = { capacity: 1, waitlistMode: "offer" } as const;
  const pool = await PlayedPool.open(database.db, terms, NAMES);
  await pool.join("seated", "offered", "next");
  await pool.withdraw("seated");
  return pool;
}

const runOut = (pool: PlayedPool<(typeof NAMES)[number]>) => pool.db.$executeRaw`
  update "Rsvp" set "offerExpiresAt" = clock_timestamp() - interval '1 second'
  where "poolId" = ${pool.poolId}::uuid and status = 'offered'`;

describe("an open offer", () => {
  test("keeps its seat, counted once, from newcomers and from everybody behind", async () => {
    const pool = await openOffer();
    expect(await pool.counters()).toMatchObject({ confirmedSeats: 0, offeredSeats: 1 });
    await pool.join("newcomer");
    expect(await pool.status("newcomer")).toBe("waitlisted");
    expect((await getSeats(pool.db, pool.poolId)).seatsLeft).toBe(0);
    await pool.play([await pool.answerRequest("accept", "offered")]);
    expect(await pool.counters()).toMatchObject({ confirmedSeats: 1, offeredSeats: 0 });
    expect(await pool.violations()).toEqual([]);
  });

  test("accepted and refused at the same moment is one of the two, and the seat is somebody's", async () => {
    const pool = await openOffer();
    const [accept, refuse] = [
      await pool.answerRequest("accept", "offered"),
      await pool.answerRequest("refuse", "offered"),
    ];
    const second = database.openSecond(2);
    const answers = await Promise.all([
      submitSeatRequest(pool.db, pool.poolId, accept, null),
      submitSeatRequest(second, pool.poolId, refuse, null),
    ]);
    expect(answers.filter((answer) => answer.outcome.ok && answer.outcome.changed)).toHaveLength(1);
    const holders = [await pool.status("offered"), await pool.status("next")];
    expect([
      ["confirmed", "waitlisted"],
      ["cancelled", "offered"],
    ]).toContainEqual(holders);
  });

  test("is answered by its mailed link once, however often it is pressed at the same moment", async () => {
    const pool = await openOffer();
    const { id: rsvpId, statusAt: offeredAt, offerExpiresAt } = await pool.row("offered");
    const token = await issueOfferToken(pool.db, {
      rsvpId,
      offeredAt,
      expiresAt: offerExpiresAt ?? offeredAt,
    });
    const press = () =>
      answerOfferByToken(pool.db, { token, answer: "accept", from: "192.0.2.1", now: new Date() });
    const answers = await Promise.allSettled([press(), press(), press()]);
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(1);
    expect(await pool.status("offered")).toBe("confirmed");
  });

  test("ends with the event being called off, and cannot be accepted after that", async () => {
    const pool = await openOffer();
    const call = { event: pool.event, actorId: pool.event.hostId, now: new Date() };
    await inTransaction(pool.db, (tx) => cancelEventIn(tx, call));
    const [accepted] = await pool.play([await pool.answerRequest("accept", "offered")]);
    expect(accepted?.outcome).toMatchObject({ ok: false, reason: "seats.cancelled" });
    expect(await pool.counters()).toMatchObject({ confirmedSeats: 0 });
  });
});

describe("an offer that has run out", () => {
  test("reads as over and frees its seat before any job has been by", async () => {
    const pool = await openOffer();
    await runOut(pool);
    const mine = await findMyRsvp(pool.db, pool.event, pool.userId("offered"), new Date());
    expect(mine?.status).toBe("cancelled");
    expect((await getSeats(pool.db, pool.poolId)).offeredSeats).toBe(0);
  });

  test("cannot be accepted any more, and the attempt itself serves the next in line", async () => {
    const pool = await openOffer();
    await runOut(pool);
    const [answer] = await pool.play([await pool.answerRequest("accept", "offered")]);
    expect(answer?.outcome).toMatchObject({ ok: false, reason: "offer.expired" });
    expect(await pool.status("next")).toBe("offered");
  });

  test("is not made again to the same person, unless they join the line again", async () => {
    const pool = await openOffer();
    await runOut(pool);
    await pool.play([{ kind: "sweep", actorId: null }]);
    await pool.play([await pool.answerRequest("refuse", "next")]);
    expect(await pool.counters()).toMatchObject({ offeredSeats: 0, waitlistLength: 0 });
    expect(await pool.status("offered")).toBe("cancelled");
    await pool.play([
      {
        kind: "join",
        actorId: null,
        rsvpId: await pool.rsvpId("offered"),
        userId: pool.userId("offered"),
        guests: 0,
        specialRequirements: null,
      },
    ]);
    expect(await pool.status("offered")).toBe("confirmed");
  });

  test("does not come back to life through the link of its mail when a later one is made", async () => {
    const pool = await openOffer();
    const { id: rsvpId, statusAt: offeredAt, offerExpiresAt } = await pool.row("offered");
    const token = await issueOfferToken(pool.db, {
      rsvpId,
      offeredAt,
      expiresAt: offerExpiresAt ?? offeredAt,
    });
    await pool.play([await pool.answerRequest("refuse", "offered")]);
    await pool.play([await pool.answerRequest("accept", "next")]);
    await pool.join("offered");
    await pool.withdraw("next");
    expect(await pool.status("offered")).toBe("offered");
    const late = answerOfferByToken(pool.db, { token, answer: "accept", from: "192.0.2.2", now: new Date() });
    await expect(late).rejects.toMatchObject({ reason: "offer.not-open" });
    expect(await pool.status("offered")).toBe("offered");
  });
});
