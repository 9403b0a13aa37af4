import type { Db } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { inTransaction, type Tx } from "../../db/transaction";
import { UNDO_DAYS } from "./schema";

const BATCH = 200;
const BATCHES_MAX = 50;

/**
 * Empties what was deleted so long ago that it can't be brought back: text, earlier texts, mentions and attachments go; the
 * place in the thread stays.
 * @returns how many were emptied
 */
export async function emptyDeleted(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - UNDO_DAYS * 86_400_000);
  let total = 0;
  for (let batch = 0; batch < BATCHES_MAX; batch++) {
    const emptied = await emptyBatch(db, before);
    total += emptied;
    if (emptied < BATCH) break;
  }
  return total;
}

function emptyBatch(db: Db, before: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    const ids = await lockEmptied(tx, before);
    await tx.contribution.updateMany({
      where: { id: { in: ids } },
      data: { body: "", version: { increment: 1 } },
    });
    const of = { where: { contributionId: { in: ids } } };
    await tx.revision.deleteMany(of);
    await tx.mention.deleteMany(of);
    await tx.contributionAttachment.deleteMany(of);
    await tx.post.updateMany({ where: { id: { in: ids } }, data: { title: null } });
    return ids.length;
  });
}

/** Locks the next batch: posts before comments, each in the order of ids. It skips rows that another transaction has locked. */
async function lockEmptied(tx: Tx, before: Date): Promise<string[]> {
  const due = Prisma.sql`"deletedAt" is not null and body <> '' and "deletedAt" <= ${before}::timestamptz`;
  const found = await tx.$queryRaw<{ id: string; postId: string }[]>`
    select id, "postId" from "Contribution" where ${due} order by "deletedAt" limit ${BATCH}`;
  const posts = found.flatMap(({ id, postId }) => (id === postId ? id : []));
  const free = await tx.$queryRaw<{ id: string }[]>`
    select id from "Post" where id = any(${posts}::uuid[]) order by id for no key update skip locked`;
  const held = new Set(free.map(({ id }) => id));
  const ids = found.flatMap(({ id, postId }) => (id !== postId || held.has(id) ? id : []));
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from "Contribution" where id = any(${ids}::uuid[]) and ${due}
    order by id for no key update skip locked`;
  return rows.map(({ id }) => id);
}
