import type { Tx } from "../../db/transaction";
import { DomainError } from "../../errors";
import type { Viewer } from "../accounts/schema";
import { type Actor, actsAsSite, type GroupRole, whyNotActOn, whyNotModerate } from "../groups/access/policy";
import { refuseSuspended } from "../groups/access/suspension.policy";

type MemberRow = {
  userId: string;
  role: GroupRole;
  trustedAt: Date | null;
  suspendedUntil: Date | null;
  suspendedBySite: boolean;
};

/** The two people of an act, their memberships locked until the commit. */
export type People = {
  actor: Actor;
  /** Who is named in the log; null = the site. */
  actorId: string | null;
  /** Null where they are no member. */
  target: MemberRow | null;
};

type Order = { groupId: string; viewer: Viewer; targetId: string; isJudged: boolean; now: Date };

/**
 * Locks the memberships of the moderator and of the person whom the act is about, in the order of their ids, and decides
 * under these locks whether the one may act on the other. Take these locks before those of posts.
 * @param order.isJudged false for acts on a thread, which is no person's
 * @throws DomainError forbidden: no moderator, `moderation.self`, `moderation.owner`, `group.suspended`
 */
export async function lockPeople(
  tx: Tx,
  { groupId, viewer, targetId, isJudged, now }: Order,
): Promise<People> {
  const rows = await tx.$queryRaw<MemberRow[]>`
    select "userId", role::text as role, "trustedAt", "suspendedUntil", "suspendedBySite" from "GroupMember"
    where "groupId" = ${groupId}::uuid and "userId" in (${viewer.id}::uuid, ${targetId}::uuid)
    order by "userId" for no key update`;
  const own = rows.find(({ userId }) => userId === viewer.id);
  const target = rows.find(({ userId }) => userId === targetId) ?? null;
  const actor: Actor = { id: viewer.id, role: own?.role ?? null, isAdmin: viewer.role === "admin" };
  const why = isJudged
    ? whyNotActOn(actor, { id: targetId, role: target?.role ?? null })
    : whyNotModerate(actor);
  if (why) throw new DomainError(why);
  const isSite = actsAsSite(actor);
  if (!isSite) refuseSuspended(own, now);
  return { actor, actorId: isSite ? null : viewer.id, target };
}
