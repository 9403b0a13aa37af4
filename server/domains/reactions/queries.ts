import type { Queryable } from "../../db/transaction";
import { loadReactions } from "../posts/parts.queries";
import { REACTION_KINDS, type ReactionKind } from "../posts/schema";
import type { Reacted } from "./schema";

/** The counts of a contribution, and the kinds that each of the people gave, in two statements. */
export async function readReacted(
  db: Queryable,
  contributionId: string,
  userIds: string[],
): Promise<(userId: string) => Reacted> {
  const { reactions } = (await loadReactions(db, [contributionId], null))(contributionId);
  const rows = await db.$queryRaw<{ userId: string; kind: ReactionKind }[]>`
    select "userId", kind::text as kind from "Reaction"
    where "contributionId" = ${contributionId}::uuid and kind = any(enum_range(null::"ReactionKind"))
      and "userId" = any(${userIds}::uuid[])`;
  const given = new Set(rows.map(({ userId, kind }) => `${kind} ${userId}`));
  return (userId) => ({ reactions, mine: REACTION_KINDS.filter((kind) => given.has(`${kind} ${userId}`)) });
}
