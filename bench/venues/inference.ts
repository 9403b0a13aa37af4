import type { Db } from "../../server/db/client";
import { inferAll } from "../../server/domains/availability/inference.commands";
import { inferStatus } from "../../server/domains/availability/policy";
import { readEvidence } from "../../server/domains/availability/signals.queries";
import { databaseMs, planOf, statementsOf } from "../explain";
import { median, round } from "../stats";
import { analyzed } from "./fill";

const ROUNDS = 5;
/** Venues with a new answer since the last run. */
const NEWS = 100;

/** Inference over all venues: everything is news, nothing is, or little is; and the same one venue after another. */
export async function inference(db: Db) {
  const times: Record<"allNews" | "someNews" | "noNews" | "oneByOne", number[]> = {
    allNews: [],
    someNews: [],
    noNews: [],
    oneByOne: [],
  };
  const inDatabase: number[] = [];
  let plan: string[] = [];
  // The first round warms up.
  for (let count = 0; count <= ROUNDS; count++) {
    await db.$executeRaw`
      update "Venue" set "inferredStatus" = null, "lastInferredAt" = null, "availabilityStatus" = 'not_set'`;
    await analyzed(db);
    const [current] = await statementsOf(db, async (watched) => {
      times.allNews.push(await msOf(() => inferAll(watched, new Date())));
    });
    times.noNews.push(await msOf(() => inferAll(db, new Date())));
    await answerSome(db);
    times.someNews.push(await msOf(() => inferAll(db, new Date())));
    times.oneByOne.push(await msOf(() => oneByOne(db)));
    await db.$executeRaw`update "Venue" set "inferredStatus" = null, "lastInferredAt" = null`;
    if (!current) throw new Error("inference sent no statement");
    inDatabase.push(await databaseMs(db, current));
    if (count === ROUNDS) plan = await planOf(db, current);
  }
  const ms = (some: number[]) => median(some.slice(1));
  return {
    venues: await db.venue.count(),
    answers: await db.venueAvailabilitySignal.count({
      where: { signalType: { in: ["confirmed", "tentative", "unavailable"] } },
    }),
    signals: await db.venueAvailabilitySignal.count(),
    rounds: ROUNDS,
    statementInDatabaseMs: ms(inDatabase),
    allNewsMs: ms(times.allNews),
    someNewsMs: ms(times.someNews),
    noNewsMs: ms(times.noNews),
    oneVenueAfterAnotherMs: ms(times.oneByOne),
    ratioToOneByOne: round(ms(times.oneByOne) / ms(times.someNews), 1),
    plan,
  };
}

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function answerSome(db: Db): Promise<number> {
  return db.$executeRaw`
    insert into "VenueAvailabilitySignal" (id, "venueId", "signalType", "sourceRfpVenueId", "recordedAt", "factId")
    select 'vas_' || substr(md5(random()::text), 1, 12), id, 'confirmed', gen_random_uuid(), clock_timestamp(),
      gen_random_uuid()
    from "Venue" order by random() limit ${NEWS}::int`;
}

/** What a job without the one statement would do; it writes what differs, too. */
async function oneByOne(db: Db): Promise<void> {
  const now = new Date();
  const venues = await db.venue.findMany({ select: { id: true, inferredStatus: true } });
  for (const { id, inferredStatus: before } of venues) {
    const inferredStatus = inferStatus(await readEvidence(db, id, now));
    if (inferredStatus !== before) await db.venue.update({ where: { id }, data: { inferredStatus } });
  }
}
