/** Whom something is done to, by whom, and the ids of all admins who are not banned. */
type Facts = { actorId: string | null; userId: string; admins: readonly string[] };

/**
 * Why somebody may not be shut out or made less than an admin: there must always be one who can take it back, and
 * nobody does it to themselves by mistake. Null where they may.
 */
export function reasonToKeep({ actorId, userId, admins }: Facts): "user.self" | "user.last-admin" | null {
  if (actorId === userId) return "user.self";
  return admins.length === 1 && admins[0] === userId ? "user.last-admin" : null;
}
