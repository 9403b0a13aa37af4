import type { Db } from "../../db/client";
import { inTransaction } from "../../db/transaction";
import { appendEvents } from "../../outbox/append";
import type { DomainEvent } from "../../outbox/catalog";
import { dropBadge } from "./badge.queries";
import { signalsSince } from "./signals.queries";

export type Inferred = {
  /** Venues that were looked at. */
  venues: number;
  /** Venues whose badge changed and where nobody waits. */
  changed: { id: string; slug: string }[];
};

/**
 * Infers the badge of every venue from the newest answer of the last 90 days to each request, in one statement that says the
 * same as `inferStatus`. A manual setting stays shown. A venue where somebody waits and whose badge would improve keeps the
 * badge that it shows: `listUnserved` names it, and its badge changes together with its queue, under its lock. So a crash in
 * between loses nothing.
 */
export function inferAll(db: Db, now: Date): Promise<Inferred> {
  return inTransaction(db, async (tx) => {
    const rows = await tx.$queryRaw<{ id: string; slug: string; isChanged: boolean }[]>`
      with answers as (
        select distinct on ("sourceRfpVenueId") "venueId", "signalType" from "VenueAvailabilitySignal"
        where "signalType" in ('confirmed', 'tentative', 'unavailable')
          and "recordedAt" > ${signalsSince(now)} and "recordedAt" <= ${now}
        order by "sourceRfpVenueId", "recordedAt" desc
      ), ratios as (
        select "venueId", avg(("signalType" = 'unavailable')::int) as ratio from answers group by 1
      ), inferred as (
        select v.id, v."availabilityStatus" as shown, (case
          when r.ratio is null then 'not_set' when r.ratio >= 0.8 then 'fully_booked'
          when r.ratio >= 0.5 then 'limited_availability' else 'accepting_events'
        end)::"AvailabilityStatus" as status,
        exists (select 1 from "VenueWaitlistEntry" e where e."venueId" = v.id and e.status = 'waiting') as "isAwaited"
        from "Venue" v left join ratios r on r."venueId" = v.id
      )
      update "Venue" v set "inferredStatus" = i.status, "lastInferredAt" = ${now},
        "availabilityStatus" = case when i."isAwaited" then v."availabilityStatus" else coalesce(v."manualStatus", i.status) end,
        "availabilityUpdatedAt" = case when i."isAwaited" or v."availabilityStatus" = coalesce(v."manualStatus", i.status)
          then v."availabilityUpdatedAt" else ${now} end
      from inferred i where i.id = v.id
      returning v.id, v.slug, v."availabilityStatus" <> i.shown as "isChanged"`;
    for (const row of rows) if (row.isChanged) dropBadge(tx, row);
    const changed = rows.flatMap(({ isChanged, ...venue }) => (isChanged ? venue : []));
    const facts = changed.map(
      ({ id }): DomainEvent => ({ type: "venue.badge-changed", aggregateId: id, payload: { venueId: id } }),
    );
    await appendEvents(tx, facts);
    return { venues: rows.length, changed };
  });
}
