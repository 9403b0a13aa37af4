import type { Db } from "../../../db/client";
import { inTransaction, type Tx } from "../../../db/transaction";
import { notFound } from "../../../errors";

/** Ends every session of this person, on all devices, from the next request on. Access tokens stay. */
export function signOutEverywhere(db: Db, userId: string): Promise<void> {
  return inTransaction(db, (tx) => endSessions(tx, userId));
}

/** The core of `signOutEverywhere`. @throws DomainError not-found */
export async function endSessions(tx: Tx, userId: string): Promise<void> {
  const ended = await tx.user.updateMany({ where: { id: userId }, data: { sessionEpoch: { increment: 1 } } });
  if (ended.count === 0) throw notFound("account");
}
