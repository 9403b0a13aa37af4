import {
  type Actor,
  actsAsSite,
  type GroupRole,
  type Reader,
  roleReaches,
  whyNotActOn,
  whyNotModerate,
  whyNotUndo,
} from "../groups/access/policy";

/** The reader of a post or comment in its group. */
export type Standing = {
  reader: Reader;
  role: GroupRole | null;
  suspendedUntil: Date | null;
  archivedAt: Date | null;
  now: Date;
};

type Author = { id: string; role: GroupRole | null };

const actorOf = ({ reader, role }: Standing): Actor | null =>
  reader.userId === null ? null : { id: reader.userId, role, isAdmin: reader.isAdmin };

/** A suspended moderator runs nothing until the suspension ends; an admin who acts as the site does. */
function isHeldBack({ role, reader: { isAdmin }, suspendedUntil, now }: Standing): boolean {
  return suspendedUntil !== null && suspendedUntil > now && !actsAsSite({ role, isAdmin });
}

/** Whether the reader may hide what the author wrote, or show it again. */
export function mayHide(by: Standing, author: Author, { hiddenBySite }: { hiddenBySite: boolean }): boolean {
  const actor = actorOf(by);
  if (!actor || isHeldBack(by)) return false;
  return whyNotActOn(actor, author) === null && whyNotUndo(actor, hiddenBySite) === null;
}

/** Whether the reader may delete what the author wrote: people delete what is theirs, moderators what they may judge. */
export function mayDelete(by: Standing, author: Author): boolean {
  const actor = actorOf(by);
  if (!actor || actor.role === null) return false;
  if (actor.id === author.id) return true;
  if (!roleReaches(actor.role, "moderator") || isHeldBack(by)) return false;
  return whyNotActOn(actor, author) === null;
}

/** Whether the reader may close the post for comments, or open it again. */
export function mayLock(by: Standing, { lockedBySite }: { lockedBySite: boolean }): boolean {
  const actor = actorOf(by);
  if (!actor || by.archivedAt || isHeldBack(by)) return false;
  return whyNotModerate(actor) === null && whyNotUndo(actor, lockedBySite) === null;
}

/** Whether the reader may pin the post, or take it down; only the group's own moderators do. */
export function mayPin(by: Standing): boolean {
  return roleReaches(by.role, "moderator") && !by.archivedAt && !isHeldBack(by);
}
