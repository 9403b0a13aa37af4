import { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";
import { answerRateOf } from "./policy";
import type { AnswerRate } from "./schema";

/** A venue that had less time than this to answer is not blamed for its silence. */
const FAIR_HOURS = 24;

export type AnswerCounts = { requests: number; answered: number; usualHours: number | null };

/**
 * How often and how fast venues answered the requests of the last year. What counts is a request that was answered or
 * turned down, and one whose deadline passed in silence where the venue had a day to answer. Withdrawn requests without
 * an answer, and those that ended while the venue could still answer, do not count.
 * @returns the counts of the venues that have any, by id
 */
export async function countAnswers(
  db: Queryable,
  venueIds: readonly string[],
  now: Date,
): Promise<Map<string, AnswerCounts>> {
  const rows = await db.$queryRaw<(AnswerCounts & { venueId: string })[]>`
    select "venueId", count(*)::int as requests, (count(*) filter (where answered))::int as answered,
      round((percentile_disc(0.75) within group (order by "answeredIn") / 3600)::numeric, 1)::float8 as "usualHours"
    from (
      select a."venueId", ${WAS_ANSWERED} as answered,
        extract(epoch from a."respondedAt" - a."askedAt")::float8 as "answeredIn"
      from "RfpVenue" a join "Rfp" r on r.id = a."rfpId"
      where a."venueId" = any(${venueIds}::uuid[]) and a."askedAt" > ${now}::timestamptz - interval '1 year'
        and (${WAS_ANSWERED} or ((a.status = 'no_response'
            or (a.status = 'asked' and r.status = 'sent' and r."responseDeadline" <= ${now}::timestamptz))
          and coalesce(a."missedDeadline", r."responseDeadline") >= a."askedAt" + make_interval(hours => ${FAIR_HOURS}::int)))
    ) asked
    group by "venueId"`;
  return new Map(rows.map(({ venueId, ...counts }) => [venueId, counts]));
}

const WAS_ANSWERED = Prisma.sql`(a."respondedAt" is not null or a.status = 'turned_down')`;

/** The rate as everyone sees it; null where the venue was asked too seldom to say. */
export async function readAnswerRate(db: Queryable, venueId: string, now: Date): Promise<AnswerRate> {
  const counts = (await countAnswers(db, [venueId], now)).get(venueId);
  return counts ? answerRateOf(counts) : null;
}
