import type { Db } from "../../db/client";
import { inTransaction } from "../../db/transaction";
import { appendEvents } from "../../outbox/append";
import type { DomainEvent } from "../../outbox/catalog";
import { dropBadge } from "./badge.queries";
import { signalsSince } from "./signals.queries";

export type Inferred = {
  /** Venues of which something else was inferred than before, or from newer answers. */
  inferred: number;
  /** Venues whose badge changed and that have no waiting entries. */
  changed: { id: string; slug: string }[];
};

/**
 * Infers the badge of every venue from its answers of the last 90 days, in one statement that says the same as `inferStatus`
 * and writes only the venues for which that is news. A manual setting stays shown. A venue with waiting entries keeps the badge
 * that it shows: `listUnserved` names it, and its badge changes together with its queue, under its lock. So a crash in between
 * loses nothing, and an entry that was made while this statement waited for its venue is not overlooked: the venue's next
 * number has changed then.
 */
export function inferAll(db: Db, now: Date): Promise<Inferred> {
  return inTransaction(db, async (tx) => {
    const rows = await tx.$queryRaw<{ id: string; slug: string; isChanged: boolean }[]>`
      with ratios as materialized (
        select "venueId", avg(("signalType" = 'unavailable')::int) as ratio, max("recordedAt") as newest
        from "VenueAvailabilitySignal"
        where "signalType" in ('confirmed', 'tentative', 'unavailable')
          and "recordedAt" > ${signalsSince(now)} and "recordedAt" <= ${now}
        group by 1
      ), inferred as (
        select v.id, v."availabilityStatus" as shown, v."nextQueueNumber" as next, v."inferredStatus" as before,
          r.newest > v."lastInferredAt" as "isNewer", (case
          when r.ratio is null then 'not_set' when r.ratio >= 0.8 then 'fully_booked'
          when r.ratio >= 0.5 then 'limited_availability' else 'accepting_events'
        end)::"AvailabilityStatus" as status
        from "Venue" v left join ratios r on r."venueId" = v.id
      ), news as (
        select i.*, exists (
          select 1 from "VenueWaitlistEntry" e where e."venueId" = i.id and e.status = 'waiting'
        ) as "isAwaited"
        from inferred i where i.before is distinct from i.status or i."isNewer"
      )
      update "Venue" v set "inferredStatus" = n.status, "lastInferredAt" = ${now},
        "availabilityStatus" = case when n."isAwaited" or n.next <> v."nextQueueNumber" then v."availabilityStatus"
          else coalesce(v."manualStatus", n.status) end,
        "availabilityUpdatedAt" = case when n."isAwaited" or n.next <> v."nextQueueNumber"
          or v."availabilityStatus" = coalesce(v."manualStatus", n.status) then v."availabilityUpdatedAt" else ${now} end
      from news n where n.id = v.id
      returning v.id, v.slug, v."availabilityStatus" <> n.shown as "isChanged"`;
    for (const row of rows) if (row.isChanged) dropBadge(tx, row);
    const changed = rows.flatMap(({ isChanged, ...venue }) => (isChanged ? venue : []));
    const facts = changed.map(
      ({ id }): DomainEvent => ({ type: "venue.badge-changed", aggregateId: id, payload: { venueId: id } }),
    );
    await appendEvents(tx, facts);
    return { inferred: rows.length, changed };
  });
}
