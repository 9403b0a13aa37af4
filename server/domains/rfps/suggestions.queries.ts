import { dateOf } from "../../../lib/days";
import type { Db } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import type { Queryable } from "../../db/transaction";
import { countAnswers } from "../venues/answer-rate.queries";
import { cityKeyOf } from "../venues/directory/policy";
import { bySuitability, distanceKm, peopleOf, pointIn } from "./comparison.policy";
import type { SuggestionsOut } from "./comparison.schema";
import { getRfp, type OwnRfp } from "./queries";
import { type RfpOut, type WireLayout, wireLayout } from "./schema";

/** How many venues that are large enough are looked at, the best badges first, and how many of them may be suggested. */
const LOOKED_AT_MAX = 1_000;
const CANDIDATES_MAX = 200;
const SUGGESTIONS_MAX = 20;

/** Each looks through the directory; an open editor asks once for each change that matters. */
const SUGGESTIONS: Limit = { name: "rfp-suggestions", hitsMax: 120, windowSeconds: 600 };

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
 * @throws DomainError not-found; rate-limited rfp-suggestions.too-many
 */
export async function suggestVenues(
  db: Db,
  { actorId, ...own }: OwnRfp & { actorId: string },
  now: Date,
): Promise<SuggestionsOut> {
  await takeHit(db, SUGGESTIONS, actorId);
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

/** The capacities that the venue's row keeps of its spaces: no space is read, however many venues there are. */
function capacityOf(layouts: readonly WireLayout[]): Prisma.Sql {
  return Prisma.raw(`greatest(${layouts.map((layout) => `v."${layout}Max"`).join(", ")})`);
}

function findCandidates(db: Queryable, rfp: RfpOut): Promise<Candidate[]> {
  const layouts = rfp.spaceRequirements.length > 0 ? rfp.spaceRequirements : wireLayout.options;
  const capacity = capacityOf(layouts);
  const { preferredDatesStart: start, preferredDatesEnd, datesFlexible } = rfp;
  const isFixed = start !== null && !datesFlexible;
  const [from, to] = isFixed ? [dateOf(start), dateOf(preferredDatesEnd ?? start)] : [null, null];
  return db.$queryRaw<Candidate[]>`
    with large as materialized (
      select v.id as "venueId", v.slug, v.name, v.city, v.country, v."availabilityStatus"::text as "availabilityStatus",
        v.latitude, v.longitude, ${capacity}::int as capacity,
        array_position(array['accepting_events', 'limited_availability', 'not_set', 'seasonal', 'fully_booked'],
          v."availabilityStatus"::text) as rank,
        power(v.latitude - ${rfp.latitude}::float8, 2)
          + power((v.longitude - ${rfp.longitude}::float8) * cos(radians(${rfp.latitude}::float8)), 2) as away
      from "Venue" v
      where v.status = 'listed' and coalesce(${capacity}, 0) >= ${peopleOf(rfp) ?? 1}::int
        and (${rfp.city} = '' or ${rfp.latitude}::float8 is not null or v."cityKey" = ${cityKeyOf(rfp.city)})
        and v.id not in (
          select r."venueId" from "RfpVenue" r where r."rfpId" = ${rfp.id}::uuid and r.status <> 'withdrawn')
      order by rank, away nulls last, v.id limit ${LOOKED_AT_MAX}
    )
    select "venueId", slug, name, city, country, "availabilityStatus", latitude, longitude, capacity from large
    where not exists (
      select 1 from "VenueBlockedDate" b where b."venueId" = large."venueId"
        and b."startsOn" < greatest(${to}::date, ${from}::date + 1) and b."endsOn" > ${from}::date)
    order by rank, away nulls last, "venueId" limit ${CANDIDATES_MAX}`;
}
