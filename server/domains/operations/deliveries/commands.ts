import type { Db } from "../../../db/client";
import { inTransaction } from "../../../db/transaction";
import { notFound } from "../../../errors";
import { recordAudit } from "../audit/commands";
import { BULK_MAX } from "../bulk.schema";
import { closeIncidents } from "../incidents/commands";

type Order = { actorId: string | null; now: Date };

/**
 * Has messages that were given up sent again, with all their attempts before them: chosen ones, all of a kind, or all, a
 * thousand at a time. Stale messages are still not sent.
 * @returns how many they are
 */
export function retryDeliveries(
  db: Db,
  which: { ids?: string[] | undefined; kind?: string | undefined },
  { actorId, now }: Order,
): Promise<{ count: number }> {
  const { ids = null, kind = null } = which;
  return inTransaction(db, async (tx) => {
    const rows = await tx.$queryRaw<{ id: string; kind: string }[]>`
      with chosen as (
        select d.id, n.kind from "Delivery" d join "Notification" n on n.id = d."notificationId"
        where d."parkedAt" is not null and (${ids}::uuid[] is null or d.id = any(${ids}::uuid[]))
          and (${kind}::text is null or n.kind = ${kind})
        order by d.id limit ${BULK_MAX} for update of d
      )
      update "Delivery" d set "parkedAt" = null, attempts = 0, "lockedUntil" = null, "runAfter" = ${now}::timestamptz
      from chosen where d.id = chosen.id returning d.id, chosen.kind`;
    const entries = rows.map(({ id, kind }) => ({
      actorId,
      action: "delivery.retried" as const,
      detail: { kind },
      subject: { kind: "delivery" as const, id },
    }));
    await recordAudit(tx, entries, now);
    await closeIncidents(tx, { kind: "delivery.parked", keys: rows.map(({ id }) => id), actorId, now });
    return { count: rows.length };
  });
}

/** Writes to an address again that mail servers refused. @throws DomainError not-found */
export async function forgetBounceById(db: Db, bounceId: string, { actorId, now }: Order): Promise<void> {
  await inTransaction(db, async (tx) => {
    const gone = await tx.$executeRaw`
      delete from "BouncedAddress" where encode(sha256(convert_to(address, 'UTF8')), 'hex') = ${bounceId}`;
    if (gone === 0) throw notFound("bounce");
    const subject = { kind: "bounce" as const, id: bounceId };
    await recordAudit(tx, [{ actorId, action: "bounce.forgotten", subject }], now);
  });
}
