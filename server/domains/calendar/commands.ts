import type { Db } from "../../db/client";
import { inTransaction } from "../../db/transaction";
import { notFound } from "../../errors";
import { getFeedAddress } from "./queries";

/** Gives the person's calendar a new URL; the old one stops working. @throws not-found */
export async function resetFeed(db: Db, userId: string): Promise<{ url: string }> {
  await inTransaction(db, async (tx) => {
    const raised = await tx.user.updateMany({
      where: { id: userId },
      data: { calendarVersion: { increment: 1 } },
    });
    if (raised.count === 0) throw notFound("account");
  });
  return getFeedAddress(db, userId);
}
