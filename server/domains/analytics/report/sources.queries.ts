import type { Db } from "../../../db/client";
import type { Report } from "./schema";

const SOURCES_SHOWN = 8;

/** The traffic sources of visitors and RSVPs: the largest by name, all others as `other`. */
export function readSources(db: Db, event: { id: string; poolId: string }): Promise<Report["sources"]> {
  return db.$queryRaw<Report["sources"]>`
    with seen as (
      select source, count(*) as visitors from "EventView" where "eventId" = ${event.id}::uuid group by 1
    ), answered as (
      select coalesce(source, 'unknown') as source, count(*) as rsvps,
        count(*) filter (where status = 'confirmed') as confirmed
      from "Rsvp" where "poolId" = ${event.poolId}::uuid group by 1
    ), both_sides as (
      select source, coalesce(visitors, 0) as visitors, coalesce(rsvps, 0) as rsvps,
        coalesce(confirmed, 0) as confirmed
      from seen full join answered using (source)
    ), ranked as (
      select *, row_number() over (order by rsvps desc, visitors desc, source) as place from both_sides
    )
    select case when place <= ${SOURCES_SHOWN} then source else 'other' end as source,
      sum(visitors)::int as visitors, sum(rsvps)::int as rsvps, sum(confirmed)::int as confirmed
    from ranked group by 1 order by min(place) filter (where source <> 'other') nulls last, 1`;
}

/** Visitors per day, in UTC. */
export function readViewsByDay(db: Db, eventId: string): Promise<Report["viewsByDay"]> {
  return db.$queryRaw<Report["viewsByDay"]>`
    select to_char(day, 'YYYY-MM-DD') as day, count(*)::int as visitors
    from "EventView" where "eventId" = ${eventId}::uuid group by "EventView".day order by "EventView".day`;
}
