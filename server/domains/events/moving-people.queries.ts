import type { Queryable } from "../../db/transaction";
import { DomainError, isRefused } from "../../errors";
import { personForHosts, personForHostsSelect } from "../accounts/person-for-hosts.policy";

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
      user: { select: personForHostsSelect },
      pool: { select: { eventId: true } },
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return named.flatMap((rsvpId) => {
    const row = byId.get(rsvpId);
    if (!row) return [];
    const { name } = personForHosts(row, { user: row.user, eventId: row.pool.eventId });
    return [{ rsvpId, name, seats: row.seats }];
  });
}

/**
 * Throws a refusal again, with names where it lists RSVPs as `moving`, so that the host can be asked before anyone is
 * moved.
 */
export async function nameMovingPeople(db: Queryable, error: unknown): Promise<never> {
  if (!isRefused(error, "capacity.below-taken", "capacity.moves-changed") || !error.details?.moving)
    throw error;
  const people = await listMovingPeople(db, error.details.moving);
  throw new DomainError(error.reason, { ...error.details, people });
}
