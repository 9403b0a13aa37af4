export type GroupRole = "owner" | "moderator" | "member";

const RANK: Record<GroupRole, number> = { member: 1, moderator: 2, owner: 3 };

/** Whether this role includes the rights of `needed`. */
export function roleReaches(role: GroupRole | null, needed: GroupRole): boolean {
  return role !== null && RANK[role] >= RANK[needed];
}

/** Who reads: a person, or a visitor without an account. Platform admins read every group. */
export type Reader = { userId: string | null; isAdmin: boolean };

export function readerOf(viewer: { id: string; role: string } | null): Reader {
  return { userId: viewer?.id ?? null, isAdmin: viewer?.role === "admin" };
}

export type GroupReadFacts = {
  visibility: "public" | "unlisted" | "private";
  isDeleted: boolean;
  role: GroupRole | null;
};

/** Whether the reader may read the group. A private group is known to its members only. */
export function mayReadGroup({ visibility, isDeleted, role }: GroupReadFacts, { isAdmin }: Reader): boolean {
  if (isDeleted) return false;
  return visibility !== "private" || role !== null || isAdmin;
}

/** Why a member may not write now, or null where they may. */
export function whyNotWrite(
  { archivedAt, suspendedUntil }: { archivedAt: Date | null; suspendedUntil: Date | null },
  now: Date,
): "group.archived" | "group.suspended" | null {
  if (archivedAt) return "group.archived";
  return suspendedUntil && suspendedUntil > now ? "group.suspended" : null;
}

/** Who acts on people in a group and on what they wrote; platform admins act in every group. */
export type Actor = { id: string; role: GroupRole | null; isAdmin: boolean };
type Person = { id: string; role: GroupRole | null };

/**
 * Whether the actor acts as the site and not as a moderator of the group. An admin who moderates the group acts as its
 * moderator.
 */
export function actsAsSite({ role, isAdmin }: Pick<Actor, "role" | "isAdmin">): boolean {
  return isAdmin && !roleReaches(role, "moderator");
}

/** Why the actor may not moderate the group, or null. */
export function whyNotModerate({
  role,
  isAdmin,
}: Pick<Actor, "role" | "isAdmin">): "group.members-only" | "group.role-too-low" | null {
  if (isAdmin || roleReaches(role, "moderator")) return null;
  return role === null ? "group.members-only" : "group.role-too-low";
}

/**
 * Why the actor may not act on this person or on what they wrote, or null: moderators act on members and on people outside,
 * owners and the site on everyone but themselves.
 */
export function whyNotActOn(
  actor: Actor,
  person: Person,
): "moderation.self" | "moderation.owner" | "group.members-only" | "group.role-too-low" | null {
  const why = whyNotModerate(actor);
  if (why) return why;
  if (actor.id === person.id) return "moderation.self";
  const isAbove = actor.isAdmin || actor.role === "owner" || !roleReaches(person.role, "moderator");
  return isAbove ? null : "moderation.owner";
}

/** Why the actor may not undo or change what was done, or null: what the site did only the site undoes. */
export function whyNotUndo(
  { isAdmin }: Pick<Actor, "isAdmin">,
  isBySite: boolean,
): "moderation.by-site" | null {
  return isBySite && !isAdmin ? "moderation.by-site" : null;
}
