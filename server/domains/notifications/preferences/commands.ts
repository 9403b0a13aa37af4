import type { Db } from "../../../db/client";
import { inTransaction } from "../../../db/transaction";
import { DomainError, notFound } from "../../../errors";
import { canChoose } from "../kinds/policy";
import type { Channel, KindName } from "../kinds/schema";

/**
 * Keeps what somebody wants to hear of over a channel; said again, it changes nothing.
 * @throws DomainError invalid `preference.fixed` where there is nothing to choose; not-found
 */
export async function setPreference(
  db: Db,
  choice: { userId: string; kind: KindName; channel: Channel; enabled: boolean },
): Promise<void> {
  const { userId, kind, channel, enabled } = choice;
  if (!canChoose(kind, channel)) throw new DomainError("invalid", "preference.fixed");
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
