import type { Queryable } from "../db/transaction";

/** Places in line, by RSVP: 1 + those who are served earlier. A count on an index, never a stored number. */
export async function readPositions(db: Queryable, rsvpIds: string[]): Promise<Map<string, number>> {
  if (rsvpIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; position: number }[]>`
    select r.id, (
      select count(*)::int from "Rsvp" w
      where w."poolId" = r."poolId" and w.status = 'waitlisted' and w.priority > r.priority
    ) + (
      select count(*)::int from "Rsvp" w
      where w."poolId" = r."poolId" and w.status = 'waitlisted' and w.priority = r.priority
        and w."queueNumber" <= r."queueNumber"
    ) as position
    from "Rsvp" r where r.id = any(${rsvpIds}::uuid[]) and r.status = 'waitlisted'`;
  return new Map(rows.map((row) => [row.id, row.position]));
}
