import type { Tx } from "../../db/transaction";
import { OWNED_MAX } from "./schema";

/**
 * Whether the person may own another group. Their row stays locked until the transaction ends, so two groups cannot both be
 * the last that is allowed. Take this lock after that of a group.
 */
export async function mayOwnAnother(tx: Tx, userId: string): Promise<boolean> {
  await tx.$queryRaw`select 1 from "User" where id = ${userId}::uuid for no key update`;
  const where = { userId, role: "owner" as const, group: { deletedAt: null } };
  return (await tx.groupMember.count({ where })) < OWNED_MAX;
}
