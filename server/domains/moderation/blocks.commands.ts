import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";

const BLOCKS_MAX = 1_000;
const BLOCKS: Limit = { name: "block", hitsMax: 240, windowSeconds: 3_600 };

type Order = { userId: string; blockedId: string; now: Date };

/**
 * From now on a person sees nothing of another, who does not learn of it. Twice is the same as once.
 * @throws DomainError not-found; conflict `block.self` or `block.limit-reached`; rate-limited
 */
export async function blockPerson(db: Db, { userId, blockedId, now }: Order): Promise<void> {
  await takeHit(db, BLOCKS, userId);
  if (userId === blockedId) throw new DomainError("block.self");
  await inTransaction(db, async (tx) => {
    const blocked = await tx.user.findFirst({
      where: { id: blockedId, deletedAt: null },
      select: { id: true },
    });
    if (!blocked) throw notFound("person");
    await tx.$queryRaw`select id from "User" where id = ${userId}::uuid for no key update`;
    const had = await tx.personBlock.findUnique({ where: { userId_blockedId: { userId, blockedId } } });
    if (had) return;
    const count = await tx.personBlock.count({ where: { userId } });
    if (count >= BLOCKS_MAX) throw new DomainError("block.limit-reached", { blocksMax: BLOCKS_MAX });
    await tx.personBlock.create({ data: { userId, blockedId, createdAt: now } });
  });
}

/** Twice is the same as once. @throws DomainError rate-limited */
export async function unblockPerson(db: Db, { userId, blockedId }: Omit<Order, "now">): Promise<void> {
  await takeHit(db, BLOCKS, userId);
  await db.personBlock.deleteMany({ where: { userId, blockedId } });
}
