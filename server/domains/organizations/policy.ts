import type { OrganizationRole } from "./schema";

const RANK: Record<OrganizationRole, number> = { member: 0, manager: 1, owner: 2 };

export function reaches(role: OrganizationRole | null, needed: OrganizationRole): boolean {
  return role !== null && RANK[role] >= RANK[needed];
}

type Change = {
  actor: OrganizationRole;
  /** The role of the person concerned; null for an invitation. */
  before: OrganizationRole | null;
  /** The role that they get; null = they leave. */
  after: OrganizationRole | null;
  isSelf: boolean;
  owners: number;
};

export type MemberRefusal = "role.too-low" | "organization.last-owner";

/**
 * Whether a member may be given this role, removed, or leave. A manager acts on managers and members, an owner on
 * everyone; anybody may leave. An organization always keeps an owner, so nothing that it has is orphaned.
 */
export function whyNotChange({ actor, before, after, isSelf, owners }: Change): MemberRefusal | null {
  const isLeaving = isSelf && after === null;
  const highest = Math.max(RANK[before ?? "member"], RANK[after ?? "member"]);
  if (!isLeaving && (!reaches(actor, "manager") || RANK[actor] < highest)) return "role.too-low";
  return before === "owner" && after !== "owner" && owners <= 1 ? "organization.last-owner" : null;
}

/** A member as far as the succession of an owner looks at them. */
export type Heir = { userId: string; role: OrganizationRole; joinedAt: Date };

/** Who becomes the owner when the last one is gone: a manager before a member, the earliest to join first; null where no one is left. */
export function heirOf(members: readonly Heir[]): Heir | null {
  const [first] = members.toSorted(
    (a, b) => RANK[b.role] - RANK[a.role] || a.joinedAt.getTime() - b.joinedAt.getTime(),
  );
  return first ?? null;
}

/** Whether a person with this role may give another person that one; null = no member any more. */
export function mayInvite(role: OrganizationRole | null, invited: OrganizationRole): boolean {
  return (
    role !== null &&
    whyNotChange({ actor: role, before: null, after: invited, isSelf: false, owners: 1 }) === null
  );
}
