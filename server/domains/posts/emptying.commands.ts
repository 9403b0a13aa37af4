import type { Db } from "../../db/client";
import { inTransaction } from "../../db/transaction";
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
    const rows = await tx.$queryRaw<{ id: string }[]>`
      update "Contribution" set body = '', version = version + 1
      where id in (
        select id from "Contribution"
        where "deletedAt" is not null and body <> '' and "deletedAt" <= ${before}::timestamptz
        order by "deletedAt" limit ${BATCH} for no key update skip locked)
      returning id`;
    const ids = rows.map(({ id }) => id);
    const of = { where: { contributionId: { in: ids } } };
    await tx.revision.deleteMany(of);
    await tx.mention.deleteMany(of);
    await tx.contributionAttachment.deleteMany(of);
    await tx.post.updateMany({ where: { id: { in: ids } }, data: { title: null } });
    return ids.length;
  });
}
