import { type GroupRole, roleReaches } from "../groups/access/policy";

/** What moderators do to posts and comments. Locking and pinning is of posts only. */
export const ACTS = ["hide", "unhide", "approve", "reject", "lock", "unlock", "pin", "unpin"] as const;
export type Act = (typeof ACTS)[number];

/** The kinds of lines in a group's log; other domains write their own below these. */
export const ACT_KINDS = {
  hide: "hidden",
  unhide: "unhidden",
  approve: "approved",
  reject: "rejected",
  lock: "locked",
  unlock: "unlocked",
  pin: "pinned",
  unpin: "unpinned",
} as const satisfies Record<Act, string>;

/** Kinds that only moderators read: otherwise a dismissed report would tell an author of it. */
export const MODERATORS_ONLY = ["dismissed", "upheld"];

export type Actor = { id: string; role: GroupRole | null; isAdmin: boolean };
type Target = { id: string; role: GroupRole | null };

/**
 * Whether the actor acts as the site and not as a moderator of the group. An admin who moderates the group acts as its
 * moderator.
 */
export function actsAsSite({ role, isAdmin }: Pick<Actor, "role" | "isAdmin">): boolean {
  return isAdmin && !roleReaches(role, "moderator");
}

/** Why the actor may not act on this person or on what they wrote, or null. */
export function whyNotActOn(
  actor: Actor,
  target: Target,
): "moderation.self" | "moderation.owner" | "group.members-only" | "group.role-too-low" | null {
  const why = whyNotModerate(actor);
  if (why) return why;
  if (actor.id === target.id) return "moderation.self";
  const mayActOnOwners = actor.isAdmin || actor.role === "owner";
  return target.role === "owner" && !mayActOnOwners ? "moderation.owner" : null;
}

/** Why the actor may not moderate the group, or null. */
export function whyNotModerate({
  role,
  isAdmin,
}: Pick<Actor, "role" | "isAdmin">): "group.members-only" | "group.role-too-low" | null {
  if (isAdmin || roleReaches(role, "moderator")) return null;
  return role === null ? "group.members-only" : "group.role-too-low";
}

/** Acts on a thread, which its own author may do as a moderator. The others judge what a person wrote. */
export function isAboutThread(act: Act): boolean {
  return act === "lock" || act === "unlock" || act === "pin" || act === "unpin";
}

export type ContributionState = { heldAt: Date | null; hiddenAt: Date | null };
export type Decided =
  | { outcome: "unchanged" }
  | { outcome: "refused" }
  | { outcome: "changed"; kind: string; state: ContributionState; isPublished: boolean };

/**
 * What an act makes of a post or comment. One that is held *and* hidden was rejected: it stays with its author and the
 * moderators, leaves their queue, and is published if a moderator shows it after all.
 */
export function decideAct(
  act: "hide" | "unhide" | "approve" | "reject",
  { heldAt, hiddenAt }: ContributionState,
  now: Date,
): Decided {
  const shown = { heldAt: null, hiddenAt: null };
  switch (act) {
    case "hide":
    case "reject": {
      if (act === "reject" && !heldAt) return { outcome: "refused" };
      if (hiddenAt) return { outcome: "unchanged" };
      const kind = heldAt ? ACT_KINDS.reject : ACT_KINDS.hide;
      return { outcome: "changed", kind, state: { heldAt, hiddenAt: now }, isPublished: false };
    }
    case "unhide":
      if (!hiddenAt) return { outcome: "unchanged" };
      if (heldAt) return { outcome: "changed", kind: ACT_KINDS.approve, state: shown, isPublished: true };
      return { outcome: "changed", kind: ACT_KINDS.unhide, state: shown, isPublished: false };
    case "approve":
      if (!heldAt) return { outcome: "refused" };
      return { outcome: "changed", kind: ACT_KINDS.approve, state: shown, isPublished: true };
  }
}
