import { whyNotUndo } from "../groups/access/policy";

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

/** Acts on a thread, which its own author may do as a moderator. The others judge what a person wrote. */
export function isAboutThread(act: Act): boolean {
  return act === "lock" || act === "unlock" || act === "pin" || act === "unpin";
}

export type ContributionState = { heldAt: Date | null; hiddenAt: Date | null; hiddenBySite: boolean };
export type Decided =
  | { outcome: "unchanged" }
  | { outcome: "refused"; reason: "moderation.not-held" | "moderation.by-site" }
  | { outcome: "changed"; kind: string; state: ContributionState; isPublished: boolean };

type By = { isAdmin: boolean; isSite: boolean; now: Date };

const SHOWN: ContributionState = { heldAt: null, hiddenAt: null, hiddenBySite: false };

/**
 * What an act makes of a post or comment. One that is held *and* hidden was rejected: it stays with its author and the
 * moderators, leaves their queue, and is published if a moderator shows it after all. What a moderator hid the site may
 * hide too; from then on only the site shows it.
 */
export function decideAct(
  act: "hide" | "unhide" | "approve" | "reject",
  before: ContributionState,
  { isAdmin, isSite, now }: By,
): Decided {
  const { heldAt, hiddenAt, hiddenBySite } = before;
  if (act === "hide" || act === "reject") {
    if (act === "reject" && !heldAt) return { outcome: "refused", reason: "moderation.not-held" };
    if (hiddenAt && (hiddenBySite || !isSite)) return { outcome: "unchanged" };
    const kind = heldAt ? ACT_KINDS.reject : ACT_KINDS.hide;
    const state = { heldAt, hiddenAt: hiddenAt ?? now, hiddenBySite: isSite };
    return { outcome: "changed", kind, state, isPublished: false };
  }
  if (!heldAt && !hiddenAt) return { outcome: "unchanged" };
  if (act === "approve" && !heldAt) return { outcome: "refused", reason: "moderation.not-held" };
  const why = whyNotUndo({ isAdmin }, hiddenBySite);
  if (why) return { outcome: "refused", reason: why };
  if (heldAt && (hiddenAt || act === "approve")) {
    return { outcome: "changed", kind: ACT_KINDS.approve, state: SHOWN, isPublished: true };
  }
  if (!hiddenAt) return { outcome: "unchanged" };
  return { outcome: "changed", kind: ACT_KINDS.unhide, state: SHOWN, isPublished: false };
}

export type LockState = { lockedAt: Date | null; lockedBySite: boolean };

/** What locking or unlocking makes of a post, or null where it changes nothing. Like hiding, also where it was locked before. */
export function decideLock(
  act: "lock" | "unlock",
  { lockedAt, lockedBySite }: LockState,
  { isAdmin, isSite, now }: By,
): LockState | "moderation.by-site" | null {
  if (act === "lock") {
    if (lockedAt && (lockedBySite || !isSite)) return null;
    return { lockedAt: lockedAt ?? now, lockedBySite: isSite };
  }
  if (!lockedAt) return null;
  return whyNotUndo({ isAdmin }, lockedBySite) ?? { lockedAt: null, lockedBySite: false };
}
