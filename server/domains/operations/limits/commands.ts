import type { Db } from "../../../db/client";
import { inTransaction } from "../../../db/transaction";
import { notFound } from "../../../errors";
import { recordAudit } from "../audit/commands";
import { maskText } from "../deliveries/policy";

/** Lets somebody ask again at once: their attempts are forgotten. @throws DomainError not-found */
export async function liftLimit(
  db: Db,
  key: string,
  { actorId, now }: { actorId: string | null; now: Date },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const gone = await tx.rateLimit.deleteMany({ where: { key } });
    if (gone.count === 0) throw notFound("limit");
    const subject = { kind: "limit" as const, id: maskText(key) };
    await recordAudit(tx, [{ actorId, action: "limit.lifted", subject }], now);
  });
}
