import type { Db } from "../../db/client";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError } from "../../errors";
import { lockScope, lockTag, tell } from "./commands";

/** How many posts one transaction moves. */
const STEP = 5_000;

/**
 * Makes a tag an alias of another one of the same scope. From the first step on its words mean the other tag; its posts
 * follow in steps, and then the tag goes with what followed it. A merge that was cut off goes on when it is asked for
 * again.
 * @returns how many posts this call moved
 * @throws DomainError not-found; invalid `tag.other-scope`; conflict `group.archived`
 */
export async function mergeTag(
  db: Db,
  order: { tagId: string; intoTagId: string; groupId: string | null; now: Date },
): Promise<number> {
  const { tagId, intoTagId } = order;
  if (tagId === intoTagId) throw new DomainError("tag.other-scope");
  await inTransaction(db, (tx) => moveWords(tx, order));
  let moved = 0;
  for (;;) {
    const step = await inTransaction(db, (tx) => movePosts(tx, order));
    moved += step;
    if (step < STEP) break;
  }
  await inTransaction(db, async (tx) => {
    await lockBoth(tx, order);
    await tx.$executeRaw`insert into "TagFollow" ("userId", "tagId")
      select "userId", ${intoTagId}::uuid from "TagFollow" where "tagId" = ${tagId}::uuid on conflict do nothing`;
    await tx.$executeRaw`insert into "GroupTopic" ("groupId", "tagId")
      select "groupId", ${intoTagId}::uuid from "GroupTopic" where "tagId" = ${tagId}::uuid on conflict do nothing`;
    await tx.tag.deleteMany({ where: { id: tagId } });
    await tell(tx, order.groupId);
  });
  return moved;
}

type Order = { tagId: string; intoTagId: string; groupId: string | null };

/** In the order of ids, as posts lock the tags that they get. */
async function lockBoth(tx: Tx, { tagId, intoTagId, groupId }: Order): Promise<void> {
  await lockScope(tx, groupId);
  for (const id of [tagId, intoTagId].sort()) {
    try {
      await lockTag(tx, id, groupId);
    } catch (error) {
      throw id === intoTagId ? new DomainError("tag.other-scope") : error;
    }
  }
}

async function moveWords(tx: Tx, order: Order & { now: Date }): Promise<void> {
  await lockBoth(tx, order);
  const { tagId, intoTagId, now } = order;
  await tx.tagName.updateMany({ where: { tagId }, data: { tagId: intoTagId } });
  await tx.tag.updateMany({ where: { id: tagId, retiredAt: null }, data: { retiredAt: now } });
}

async function movePosts(tx: Tx, { tagId, intoTagId }: Order): Promise<number> {
  return tx.$executeRaw`
    with moving as (
      select "postId", "groupId" from "PostTag" where "tagId" = ${tagId}::uuid limit ${STEP}::int for update
    ), added as (
      insert into "PostTag" ("postId", "tagId", "groupId")
      select "postId", ${intoTagId}::uuid, "groupId" from moving on conflict do nothing
    )
    delete from "PostTag" l using moving m where l."tagId" = ${tagId}::uuid and l."postId" = m."postId"`;
}
