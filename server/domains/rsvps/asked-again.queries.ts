import type { Db } from "../../db/client";
import { findRefusing } from "../refusals/queries";

type Acting = { event: { poolId: string; hostId: string }; actorId: string; rsvpIds: string[] };

/**
 * Among these RSVPs, the ids of people who were registered by others, never answered, and have since unsubscribed
 * from invitations of this host or of all hosts. Admitting them would send them another request.
 */
export async function findRefusingAsked(
  db: Db,
  { event, actorId, rsvpIds }: Acting,
): Promise<ReadonlySet<string>> {
  const asked = await db.rsvp.findMany({
    where: { id: { in: rsvpIds }, poolId: event.poolId, askedAt: { not: null } },
    select: { id: true, user: { select: { email: true } } },
  });
  if (asked.length === 0) return new Set();
  const emails = asked.map(({ user }) => user.email);
  const refusing = await findRefusing(db, emails, [event.hostId, actorId]);
  return new Set(asked.flatMap(({ id, user }) => (refusing.has(user.email) ? [id] : [])));
}
