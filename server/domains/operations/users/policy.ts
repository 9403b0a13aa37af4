/** The account, the acting admin, and the ids of all admins who are not banned. */
type Facts = { actorId: string | null; userId: string; admins: readonly string[] };

/**
 * Why an account may not be banned or lose the admin role: one admin who can undo it must always remain, and
 * an admin cannot do it to themselves by mistake. Null if it may.
 */
export function reasonToKeep({ actorId, userId, admins }: Facts): "user.self" | "user.last-admin" | null {
  if (actorId === userId) return "user.self";
  return admins.length === 1 && admins[0] === userId ? "user.last-admin" : null;
}
