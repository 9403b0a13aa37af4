import { dateOf } from "../../../lib/days";
import { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";
import { countAnswers } from "../venues/answer-rate.queries";
import { bySuitability, distanceKm, peopleOf, pointIn } from "./comparison.policy";
import type { SuggestionsOut } from "./comparison.schema";
import { getRfp, type OwnRfp } from "./queries";
import { type RfpOut, wireLayout } from "./schema";

/** How many venues that fit are looked at, the best badges first, and how many of them are suggested. */
const CANDIDATES_MAX = 200;
const SUGGESTIONS_MAX = 20;

type Candidate = {
  venueId: string;
  slug: string;
  name: string;
  city: string;
  country: string;
  availabilityStatus: string;
  latitude: number | null;
  longitude: number | null;
  capacity: number;
};

/**
 * Listed venues that an RFP does not ask yet, that hold its people in a wanted layout and are not blocked on its dates:
 * by badge, then by how often they answer, then by distance to the wanted place. Flexible dates block nothing.
 * @throws DomainError not-found
 */
export async function suggestVenues(db: Queryable, own: OwnRfp, now: Date): Promise<SuggestionsOut> {
  const rfp = await getRfp(db, own, now);
  const candidates = await findCandidates(db, rfp);
  const counts = await countAnswers(
    db,
    candidates.map(({ venueId }) => venueId),
    now,
  );
  const from = pointIn(rfp);
  const items = candidates.map(({ latitude, longitude, ...venue }) => {
    const at = pointIn({ latitude, longitude });
    return {
      ...venue,
      asked: counts.get(venue.venueId)?.requests ?? 0,
      answered: counts.get(venue.venueId)?.answered ?? 0,
      distanceKm: from && at && distanceKm(from, at),
    };
  });
  return { items: items.toSorted(bySuitability).slice(0, SUGGESTIONS_MAX), nextCursor: null };
}

function findCandidates(db: Queryable, rfp: RfpOut): Promise<Candidate[]> {
  const layouts = rfp.spaceRequirements.length > 0 ? rfp.spaceRequirements : wireLayout.options;
  const columns = layouts.map((layout) => Prisma.raw(`coalesce(s."${layout}", 0)`));
  const { preferredDatesStart: start, preferredDatesEnd, datesFlexible } = rfp;
  const isFixed = start !== null && !datesFlexible;
  const [from, to] = isFixed ? [dateOf(start), dateOf(preferredDatesEnd ?? start)] : [null, null];
  return db.$queryRaw<Candidate[]>`
    select v.id as "venueId", v.slug, v.name, v.city, v.country,
      v."availabilityStatus"::text as "availabilityStatus", v.latitude, v.longitude, fits.capacity
    from "Venue" v
    cross join lateral (
      select max(greatest(${Prisma.join(columns)}))::int as capacity from "VenueSpace" s where s."venueId" = v.id
    ) fits
    where v.status = 'listed' and fits.capacity >= ${peopleOf(rfp) ?? 1}::int
      and (${rfp.city} = '' or ${rfp.latitude}::float8 is not null or lower(v.city) = lower(${rfp.city}))
      and not exists (
        select 1 from "RfpVenue" r where r."rfpId" = ${rfp.id}::uuid and r."venueId" = v.id and r.status <> 'withdrawn')
      and not exists (
        select 1 from "VenueBlockedDate" b where b."venueId" = v.id
          and b."startsOn" < greatest(${to}::date, ${from}::date + 1) and b."endsOn" > ${from}::date)
    order by array_position(
        array['accepting_events', 'limited_availability', 'not_set', 'seasonal', 'fully_booked'],
        v."availabilityStatus"::text),
      power(v.latitude - ${rfp.latitude}::float8, 2)
        + power((v.longitude - ${rfp.longitude}::float8) * cos(radians(${rfp.latitude}::float8)), 2) nulls last,
      v.id
    limit ${CANDIDATES_MAX}`;
}
