import { dayOf } from "../../../lib/days";
import type { Queryable } from "../../db/transaction";
import { blockedDuring, distanceKm, fitsOf, peopleOf, pointIn, pricePerHead } from "./comparison.policy";
import { type ComparedVenue, type ComparisonOut, pointOf } from "./comparison.schema";
import { whyNotAward } from "./policy";
import { getRfp, type OwnRfp } from "./queries";
import type { RfpOut, RfpVenueOut } from "./schema";

const VENUE_COLUMNS = {
  id: true,
  latitude: true,
  longitude: true,
  spaces: {
    select: {
      id: true,
      name: true,
      theatre: true,
      classroom: true,
      banquet: true,
      boardroom: true,
      cocktail: true,
      uShape: true,
    },
    orderBy: { position: "asc" },
  },
  blockedDates: { select: { startsOn: true, endsOn: true }, orderBy: { startsOn: "asc" } },
} as const;

/**
 * The venues of an RFP side by side, without those that were withdrawn. Of one that is archived or a draft again only its own
 * answer is compared.
 * @param near "latitude,longitude"; without it, distances are counted from the RFP's own place
 * @throws DomainError not-found
 */
export async function compareVenues(
  db: Queryable,
  { near, ...own }: OwnRfp & { near?: string | undefined },
  now: Date,
): Promise<ComparisonOut> {
  const rfp = await getRfp(db, own, now);
  const shown = rfp.venues.filter(({ status }) => status !== "withdrawn");
  const rows = await db.venue.findMany({
    where: { id: { in: shown.map(({ venueId }) => venueId) } },
    select: VENUE_COLUMNS,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const from = near ? pointOf(near) : pointIn(rfp);
  const venues = shown.flatMap((venue): ComparedVenue[] => {
    const row = byId.get(venue.venueId);
    if (!row) return [];
    const at = venue.isOpen ? pointIn(row) : null;
    const offered = row.spaces.filter(({ id }) => venue.response?.spaceIds.includes(id));
    const spaces = venue.isOpen ? row.spaces : offered;
    const blockedDays = row.blockedDates.map(({ startsOn, endsOn }) => ({
      start: dayOf(startsOn),
      end: dayOf(endsOn),
    }));
    const event = venue.isOpen ? daysOf(rfp) : null;
    const blocked = blockedDuring(blockedDays, event);
    return [
      {
        ...venue,
        pricePerHead: pricePerHead(venue.response?.quote ?? null, peopleOf(rfp)),
        fits: fitsOf(spaces, rfp.spaceRequirements, peopleOf(rfp)),
        spaces: offered.map(({ id, name }) => ({ id, name })),
        datesFree: event && blocked.length === 0,
        blocked,
        distanceKm: from && at && distanceKm(from, at),
        answeredAfterMinutes: answerTime(venue),
        awardable: rfp.status === "sent" && isAwardable(venue, now),
      },
    ];
  });
  return { rfpId: rfp.id, title: rfp.title, people: peopleOf(rfp), comparedAt: now.toISOString(), venues };
}

function daysOf({ preferredDatesStart: start, preferredDatesEnd: end }: RfpOut) {
  return start === null ? null : { start, end: end ?? start };
}

function answerTime({ askedAt, response }: RfpVenueOut): number | null {
  if (!askedAt || !response) return null;
  return Math.max(0, Math.round((Date.parse(response.respondedAt) - Date.parse(askedAt)) / 60_000));
}

function isAwardable({ status, response }: RfpVenueOut, now: Date): boolean {
  const validUntil = response?.validUntil ? new Date(response.validUntil) : null;
  return whyNotAward({ status, availability: response?.availability ?? null, validUntil }, now) === null;
}
