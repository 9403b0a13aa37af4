import { type Actor, type GroupRole, whyNotActOn } from "./access/policy";

type Joining = "open" | "approval" | "invitation";
type Visibility = "public" | "unlisted" | "private";

/** How a person was asked to join, if they were. */
export type Asked = "link" | "invitation" | null;

export type JoinFacts = {
  group: { visibility: Visibility; joining: Joining; archivedAt: Date | null; membersMax: number | null };
  members: number;
  /** Null also where a ban has ended. */
  ban: { until: Date | null } | null;
  asked: Asked;
};

export type JoinRefusal = "group.archived" | "group.banned" | "group.by-invitation" | "group.full";

/**
 * What becomes of a person who wants to join. Links and invitations are made by those who approve, so they let people in
 * without another approval. A private group is entered by these only, however people join it: a person who knows it in
 * another way was invited once, or knew it while it was public.
 */
export function whatJoiningDoes({
  group,
  members,
  ban,
  asked,
}: JoinFacts): "member" | "requested" | JoinRefusal {
  if (ban) return "group.banned";
  if (group.archivedAt) return "group.archived";
  const isByInvitation = group.joining === "invitation" || group.visibility === "private";
  if (isByInvitation && !asked) return "group.by-invitation";
  if (group.membersMax !== null && members >= group.membersMax) return "group.full";
  return group.joining === "approval" && !asked ? "requested" : "member";
}

type Change = {
  actor: Actor;
  /** The person concerned; role null = no member. */
  person: { id: string; role: GroupRole | null };
  /** The role that they get; null = they are a member no longer. */
  after: GroupRole | null;
  /** Owners who can act, besides the person concerned. */
  otherOwners: number;
};

export type MemberRefusal = NonNullable<ReturnType<typeof whyNotActOn>> | "group.last-owner";

/**
 * Whether a member may be given this role, removed or banned, or leave. Removing and banning are acts on a person; only
 * owners give roles; everyone may leave. A group always keeps an owner who can act.
 */
export function whyNotChange({ actor, person, after, otherOwners }: Change): MemberRefusal | null {
  if (after !== null && actor.role !== "owner") return "group.role-too-low";
  const isLeaving = after === null && actor.id === person.id;
  const why = after === null && !isLeaving ? whyNotActOn(actor, person) : null;
  if (why) return why;
  return person.role === "owner" && after !== "owner" && otherOwners === 0 ? "group.last-owner" : null;
}

/** A member as far as the succession of an owner looks at them. */
export type Heir = { userId: string; role: GroupRole; joinedAt: Date };

const RANK: Record<GroupRole, number> = { member: 0, moderator: 1, owner: 2 };

/** Who becomes the owner when the last one is gone: a moderator before a member, the earliest first; null = no one. */
export function heirOf<Member extends Heir>(members: readonly Member[]): Member | null {
  const [first] = members.toSorted(
    (a, b) =>
      RANK[b.role] - RANK[a.role] ||
      a.joinedAt.getTime() - b.joinedAt.getTime() ||
      a.userId.localeCompare(b.userId),
  );
  return first ?? null;
}
