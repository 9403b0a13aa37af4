import type { Db } from "../../db/client";
import { findRefusing } from "../refusals/queries";

type Acting = { event: { poolId: string; hostId: string }; actorId: string; rsvpIds: string[] };

/**
 * Of these RSVPs, those of people who were only ever asked by others and have since ended this host's invitations, or
 * all: what lets them in would ask them again.
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
