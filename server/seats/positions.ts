import type { Queryable } from "../db/transaction";

/**
 * Positions in the queue, 1-based, by RSVP id; only waitlisted RSVPs have one. Never stored: counted on the queue's
 * index. For many RSVPs of one pool, each part of its queue is counted once: from one of them to the next.
 */
export async function readPositions(db: Queryable, rsvpIds: string[]): Promise<Map<string, number>> {
  if (rsvpIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; position: number }[]>`
    with asked as (
      select r.id, r."poolId", r.priority, r."queueNumber",
        lag(r.priority) over queue as "priorityBefore", lag(r."queueNumber") over queue as "numberBefore"
      from "Rsvp" r where r.id = any(${rsvpIds}::uuid[]) and r.status = 'waitlisted'
      window queue as (partition by r."poolId" order by r.priority desc, r."queueNumber")
    )
    -- Each count is one range of the index: the queue is ordered by priority, the higher first, and then by queue number.
    select a.id, (sum(same.count + between_them.count + rest.count)
      over (partition by a."poolId" order by a.priority desc, a."queueNumber"))::int as position
    from asked a
    cross join lateral (
      select count(*) as count from "Rsvp" w
      where w."poolId" = a."poolId" and w.status = 'waitlisted' and w.priority = a.priority
        and w."queueNumber" <= a."queueNumber"
        and w."queueNumber" > case when a."priorityBefore" = a.priority then a."numberBefore" else -2147483648 end
    ) same
    cross join lateral (
      select count(*) as count from "Rsvp" w
      where w."poolId" = a."poolId" and w.status = 'waitlisted' and w.priority > a.priority
        and w.priority < coalesce(a."priorityBefore"::bigint, 2147483648)
    ) between_them
    cross join lateral (
      select count(*) as count from "Rsvp" w
      where a."priorityBefore" > a.priority and w."poolId" = a."poolId" and w.status = 'waitlisted'
        and w.priority = a."priorityBefore" and w."queueNumber" > a."numberBefore"
    ) rest`;
  return new Map(rows.map((row) => [row.id, row.position]));
}
