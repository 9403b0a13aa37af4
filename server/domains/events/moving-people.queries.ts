import type { Queryable } from "../../db/transaction";
import { personForHosts } from "../accounts/person-for-hosts.policy";

/** A person whom a smaller capacity would move back into the queue. */
export type MovingPerson = { rsvpId: string; name: string; seats: number };

/** The most names in an answer; the ids are complete. */
const NAMES_MAX = 200;

/** The people of these RSVPs, in the order given. */
export async function listMovingPeople(db: Queryable, rsvpIds: string[]): Promise<MovingPerson[]> {
  const named = rsvpIds.slice(0, NAMES_MAX);
  const rows = await db.rsvp.findMany({
    where: { id: { in: named } },
    select: {
      id: true,
      seats: true,
      askedAt: true,
      namedEmail: true,
      user: { select: { id: true, name: true, email: true } },
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return named.flatMap((rsvpId) => {
    const row = byId.get(rsvpId);
    return row ? [{ rsvpId, name: personForHosts(row, row.user).name, seats: row.seats }] : [];
  });
}
