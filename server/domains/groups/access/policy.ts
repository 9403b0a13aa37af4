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
