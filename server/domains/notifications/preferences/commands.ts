import type { Db } from "../../../db/client";
import { inTransaction } from "../../../db/transaction";
import { DomainError, notFound } from "../../../errors";
import { canChoose, type QuietHours } from "../kinds/policy";
import type { Channel, KindName } from "../kinds/schema";

/**
 * Stores whether a person wants a kind on a channel. Idempotent.
 * @throws DomainError invalid `preference.fixed` where there is nothing to choose; not-found
 */
export async function setPreference(
  db: Db,
  choice: { userId: string; kind: KindName; channel: Channel; enabled: boolean },
): Promise<void> {
  const { userId, kind, channel, enabled } = choice;
  if (!canChoose(kind, channel)) throw new DomainError("preference.fixed");
  await inTransaction(db, async (tx) => {
    const person = await tx.user.findUnique({ where: { id: userId }, select: { id: true } });
    if (!person) throw notFound("account");
    await tx.notificationPreference.upsert({
      where: { userId_kind_channel: { userId, kind, channel } },
      create: { userId, kind, channel, enabled },
      update: { enabled },
    });
  });
}

/**
 * Sets a person's quiet hours in their own time zone; null ends them. They apply to later notifications: queued deliveries
 * keep their time.
 * @param quiet.to may lie before `from`: then they pass midnight
 */
export async function setQuietHours(
  db: Db,
  { userId, quiet }: { userId: string; quiet: QuietHours | null },
): Promise<{ quiet: QuietHours | null }> {
  await db.user.update({
    where: { id: userId },
    data: { quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null },
    select: { id: true },
  });
  return { quiet };
}
