import { groupBy } from "../../../lib/group-by";
import type { Queryable } from "../../db/transaction";
import { ATTACHMENT_COLUMNS, attachmentOf } from "../uploads/policy";
import type { AttachmentOut } from "../uploads/schema";
import { REACTION_KINDS, type ReactionKind, type ReactionsOut } from "./schema";

/** What belongs to a post or comment besides its text. */
export type Parts = {
  attachments: AttachmentOut[];
  mentions: { id: string; name: string }[];
  reactions: ReactionsOut;
  mine: ReactionKind[];
};

/**
 * The attachments, mentions and reactions of many contributions, in three statements.
 * @param ids contributions whose text the reader may see
 * @param userId whose own reactions are marked; null = no one's
 */
export async function loadParts(
  db: Queryable,
  ids: string[],
  userId: string | null,
): Promise<(id: string) => Parts> {
  const where = { contributionId: { in: ids } };
  const [attached, mentioned, reacted] = await Promise.all([
    db.contributionAttachment.findMany({
      where,
      orderBy: { position: "asc" },
      select: { contributionId: true, upload: { select: ATTACHMENT_COLUMNS } },
    }),
    db.mention.findMany({
      where,
      orderBy: { userId: "asc" },
      select: { contributionId: true, user: { select: { id: true, name: true } } },
    }),
    loadReactions(db, ids, userId),
  ]);
  const attachments = groupBy(attached, (row) => row.contributionId);
  const mentions = groupBy(mentioned, (row) => row.contributionId);
  return (id) => ({
    attachments: (attachments.get(id) ?? []).map(({ upload }) => attachmentOf(upload)),
    mentions: (mentions.get(id) ?? []).map(({ user }) => user),
    ...reacted(id),
  });
}

type TallyRow = { id: string; kind: ReactionKind; count: number; isMine: boolean };

/** How many reactions of each kind the contributions have, and which are the person's own. */
export async function loadReactions(
  db: Queryable,
  ids: string[],
  userId: string | null,
): Promise<(id: string) => Pick<Parts, "reactions" | "mine">> {
  const rows = await db.$queryRaw<TallyRow[]>`
    select t."contributionId" as id, t.kind::text as kind, t.count, exists (
      select 1 from "Reaction" r where r."contributionId" = t."contributionId" and r.kind = t.kind
        and r."userId" = ${userId}::uuid) as "isMine"
    from "ReactionTally" t where t."contributionId" = any(${ids}::uuid[])`;
  const byId = groupBy(rows, (row) => row.id);
  return (id) => {
    const own = byId.get(id) ?? [];
    const counts = new Map(own.map(({ kind, count }) => [kind, count]));
    const mine = new Set(own.flatMap(({ kind, isMine }) => (isMine ? [kind] : [])));
    return {
      reactions: Object.fromEntries(
        REACTION_KINDS.map((kind) => [kind, counts.get(kind) ?? 0]),
      ) as ReactionsOut,
      mine: REACTION_KINDS.filter((kind) => mine.has(kind)),
    };
  };
}
