import { Prisma } from "../../db/generated/client";
import { badgeOf, SIGNAL_DAYS } from "../availability/policy";
import type { AvailabilityStatus, BadgeOut } from "../availability/schema";

/**
 * A lateral join for statements over `"Venue" v`: how many answers the venue gave in the last 90 days, and when last.
 */
export const badgeTable = Prisma.sql`
  left join lateral (
    select count(*)::int as answers, max(s."recordedAt") as "newestAt"
    from "VenueAvailabilitySignal" s
    where s."venueId" = v.id and s."signalType" in ('confirmed', 'tentative', 'unavailable')
      and s."recordedAt" > clock_timestamp() - make_interval(days => ${SIGNAL_DAYS}::int)
  ) b on true`;

export const badgeColumns = Prisma.sql`
  v."availabilityStatus"::text as "badgeStatus", v."availabilityUpdatedAt" as "badgeUpdatedAt", b.answers as "badgeAnswers",
  b."newestAt" as "badgeNewestAt"`;

export type BadgeRow = {
  badgeStatus: AvailabilityStatus;
  badgeUpdatedAt: Date | null;
  badgeAnswers: number;
  badgeNewestAt: Date | null;
};

/** The badge of a venue as it is answered. */
export function badgeIn(row: BadgeRow): BadgeOut {
  return badgeOf({
    status: row.badgeStatus,
    answers: row.badgeAnswers,
    newestAt: row.badgeNewestAt,
    updatedAt: row.badgeUpdatedAt,
  });
}
