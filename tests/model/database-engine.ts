import { isDeepStrictEqual } from "node:util";
import type { Db } from "../../server/db/client";
import { inTransaction } from "../../server/db/transaction";
import { applySeatRequests, type SeatAnswer } from "../../server/seats/apply";
import type { ClaimLinkFacts, PoolTerms, RsvpFacts } from "../../server/seats/facts";
import { compareInQueue } from "../../server/seats/promotion";
import { createEvent, createUsers } from "../factories";
import { findViolationsOf } from "../invariants";
import type { Stage } from "./check-plays";
import type { PoolState } from "./compare";
import type { Engine } from "./memory-engine";
import { namesOf } from "./play";
import type { Names } from "./requests";
import { PEOPLE, type Play } from "./steps";

let poolsMade = 0;

/**
 * Creates a pool in the database with people who have no other pool, and the ids for them. The pool changes without
 * its event, so their time and state differ.
 */
export async function createPool(db: Db, terms: PoolTerms): Promise<{ poolId: string; names: Names }> {
  await db.$executeRaw`alter table "SeatPool" disable trigger "SeatPool_equals_its_event"`;
  const { poolId } = await createEvent(db, terms);
  return { poolId, names: namesOf(++poolsMade, await createUsers(db, PEOPLE)) };
}

/** A stage on the database, whose plays leave no violation behind. */
export function databaseStage(db: Db): Stage {
  return {
    async open(terms) {
      const { poolId, names } = await createPool(db, terms);
      const inspect = async (play: Play, now: Date) => {
        const found = await findViolationsOf(db, poolId, now);
        // A pardoned account was rightly overtaken while it was banned, and the ledger records neither ban nor
        // pardon.
        const isPardoned = play.steps.some((step) => "account" in step && !step.banned);
        const faults = found.filter(
          ({ invariant }) => !(isPardoned && invariant.startsWith("I5")) && !invariant.startsWith("I15"),
        );
        if (faults.length > 0) throw new Error(`violations: ${JSON.stringify(faults)}`);
      };
      return { engine: databaseEngine(db, poolId), names, inspect };
    },
    stepsMax: 25,
  };
}

/** The engine as in production: lock, read, decide, write. */
export function databaseEngine(db: Db, poolId: string): Engine {
  return {
    async play(requests, now) {
      const answers = await inTransaction(db, (tx) => applySeatRequests(tx, poolId, requests, now));
      expectTrueAnswers(answers, await readState(db, poolId));
      return answers.map((answer) => answer.outcome);
    },
    async setBanned(userId, banned) {
      await db.user.update({ where: { id: userId }, data: { bannedAt: banned ? new Date() : null } });
    },
    state: () => readState(db, poolId),
  };
}

export async function readState(db: Db, poolId: string): Promise<PoolState> {
  const {
    eventId: _,
    sessionId: __,
    ...pool
  } = await db.seatPool.findUniqueOrThrow({ where: { id: poolId } });
  const rsvps: RsvpFacts[] = (await db.rsvp.findMany({ where: { poolId } })).map(
    ({ poolId: _, answers, ...row }) => ({
      ...row,
      answers: answers as RsvpFacts["answers"],
    }),
  );
  const links: ClaimLinkFacts[] = (await db.claimLink.findMany({ where: { poolId } })).map(
    ({ poolId: _, createdAt: __, ...link }) => link,
  );
  return { pool: { ...pool, dependsOn: null }, rsvps, links };
}

/** A caller must be answered what was committed, and the position must be the rank in the queue. */
function expectTrueAnswers(answers: SeatAnswer[], { pool, rsvps }: PoolState): void {
  const line = rsvps.filter((row) => row.status === "waitlisted").sort(compareInQueue);
  for (const { rsvp, position, seats } of answers) {
    const row = rsvps.find((each) => each.id === rsvp?.id);
    const place = row ? line.indexOf(row) + 1 || null : null;
    if (position !== place) throw new Error(`answered position ${position} of ${line.length}, is ${place}`);
    if (rsvp && !isDeepStrictEqual({ ...row }, { ...rsvp })) {
      throw new Error(`answered ${JSON.stringify(rsvp)}, committed ${JSON.stringify(row)}`);
    }
    if (seats.version !== pool.version || seats.confirmedSeats !== pool.confirmedSeats) {
      throw new Error(`answered ${JSON.stringify(seats)} for ${JSON.stringify(pool)}`);
    }
  }
}
