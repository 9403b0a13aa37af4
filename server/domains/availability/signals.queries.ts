import type { Queryable } from "../../db/transaction";
import { type AnswerCounts, SIGNAL_DAYS } from "./policy";
import { type SignalType, signalType } from "./schema";
import type { SignalSummary, SignalsOut } from "./signals.schema";

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** Signals before this say nothing about `now`. */
export const signalsSince = (now: Date) => new Date(now.getTime() - SIGNAL_DAYS * DAY_MS);

export type Evidence = AnswerCounts & { newestAt: Date | null };

/** The answers of a venue in the last 90 days: what its badge is inferred from. */
export async function readEvidence(db: Queryable, venueId: string, now: Date): Promise<Evidence> {
  const [row] = await db.$queryRaw<Evidence[]>`
    select count(*) filter (where "signalType" = 'confirmed')::int as confirmed,
      count(*) filter (where "signalType" = 'tentative')::int as tentative,
      count(*) filter (where "signalType" = 'unavailable')::int as unavailable, max("recordedAt") as "newestAt"
    from "VenueAvailabilitySignal"
    where "venueId" = ${venueId}::uuid and "recordedAt" > ${signalsSince(now)} and "recordedAt" <= ${now}
      and "signalType" in ('confirmed', 'tentative', 'unavailable')`;
  return row ?? { confirmed: 0, tentative: 0, unavailable: 0, newestAt: null };
}

type Counted = { type: SignalType; week: number; count: number };

/** Signals of the last 90 days by week and type; week 0 is the one that ends now. */
async function countSignals(db: Queryable, venueId: string, now: Date): Promise<Counted[]> {
  return db.$queryRaw<Counted[]>`
    select "signalType" as type, count(*)::int as count,
      floor(extract(epoch from ${now}::timestamptz - "recordedAt") * 1000 / ${WEEK_MS})::int as week
    from "VenueAvailabilitySignal"
    where "venueId" = ${venueId}::uuid and "recordedAt" > ${signalsSince(now)} and "recordedAt" <= ${now}
    group by 1, 3`;
}

/** What the signals of the last 90 days say in numbers. */
export async function getSignalSummary(db: Queryable, venueId: string, now: Date): Promise<SignalSummary> {
  const [counted, evidence] = await Promise.all([
    countSignals(db, venueId, now),
    readEvidence(db, venueId, now),
  ]);
  const { confirmed, tentative, unavailable, newestAt } = evidence;
  const answers = confirmed + tentative + unavailable;
  return {
    days: SIGNAL_DAYS,
    counts: countsOf(counted),
    answers,
    newestAnswerAt: newestAt?.toISOString() ?? null,
    unavailableRatio: answers === 0 ? null : unavailable / answers,
  };
}

/** Signals of the last 90 days by week, oldest first, for a chart. Each of the thirteen weeks is there. */
export async function getSignalWeeks(db: Queryable, venueId: string, now: Date): Promise<SignalsOut> {
  const counted = await countSignals(db, venueId, now);
  const weeks = Math.ceil(SIGNAL_DAYS / 7);
  const items = Array.from({ length: weeks }, (_, index) => {
    const week = weeks - 1 - index;
    const startsAt = new Date(now.getTime() - (week + 1) * WEEK_MS);
    return { startsAt: startsAt.toISOString(), counts: countsOf(counted.filter((one) => one.week === week)) };
  });
  return { days: SIGNAL_DAYS, items };
}

function countsOf(counted: Counted[]): Record<SignalType, number> {
  const counts = Object.fromEntries(signalType.options.map((type) => [type, 0])) as Record<
    SignalType,
    number
  >;
  for (const { type, count } of counted) counts[type] += count;
  return counts;
}
