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

/** One seat on the real clock, offered to one person while another waits. */
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
  test("an open offer keeps its seat, counted once, from newcomers and from everyone behind in the queue", async () => {
    const pool = await openOffer();
    expect(await pool.counters()).toMatchObject({ confirmedSeats: 0, offeredSeats: 1 });
    await pool.join("newcomer");
    expect(await pool.status("newcomer")).toBe("waitlisted");
    expect((await getSeats(pool.db, pool.poolId)).seatsLeft).toBe(0);
    await pool.play([await pool.answerRequest("accept", "offered")]);
    expect(await pool.counters()).toMatchObject({ confirmedSeats: 1, offeredSeats: 0 });
    expect(await pool.violations()).toEqual([]);
  });

  test("an offer that is accepted and declined concurrently has one of the two results, and the seat is not lost", async () => {
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

  test("an offer is answered by its emailed link once, however often the button is pressed concurrently", async () => {
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

  test("an offer ends when the event is cancelled, and cannot be accepted after that", async () => {
    const pool = await openOffer();
    const call = { event: pool.event, actorId: pool.event.hostId, now: new Date() };
    await inTransaction(pool.db, (tx) => cancelEventIn(tx, call));
    const [accepted] = await pool.play([await pool.answerRequest("accept", "offered")]);
    expect(accepted?.outcome).toMatchObject({ ok: false, reason: "seats.cancelled" });
    expect(await pool.counters()).toMatchObject({ confirmedSeats: 0 });
  });
});

describe("an expired offer", () => {
  test("an expired offer reads as over and frees its seat even if no job has run", async () => {
    const pool = await openOffer();
    await runOut(pool);
    const mine = await findMyRsvp(pool.db, pool.event, pool.userId("offered"), new Date());
    expect(mine?.status).toBe("cancelled");
    expect((await getSeats(pool.db, pool.poolId)).offeredSeats).toBe(0);
  });

  test("an expired offer cannot be accepted, and the attempt serves the next person in the queue", async () => {
    const pool = await openOffer();
    await runOut(pool);
    const [answer] = await pool.play([await pool.answerRequest("accept", "offered")]);
    expect(answer?.outcome).toMatchObject({ ok: false, reason: "offer.expired" });
    expect(await pool.status("next")).toBe("offered");
  });

  test("an expired offer is not repeated to the same person unless they join the queue again", async () => {
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

  test("the emailed link of an expired offer does not answer a later one", async () => {
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
