import type { Tx } from "../../db/transaction";
import { appendEvent } from "../../outbox/append";

/**
 * Removes what is personal of an account whose ways in have ended, and marks it as deleted. Its address is free again;
 * what belongs to the address (invitations, roles) stays. The caller settles its
 * seats and events after the commit (`settleDeleted`).
 */
export async function eraseRow(tx: Tx, { userId, now }: { userId: string; now: Date }): Promise<void> {
  await tx.notification.deleteMany({ where: { userId } });
  await tx.notificationPreference.deleteMany({ where: { userId } });
  await tx.accountProof.deleteMany({ where: { userId } });
  await tx.groupRequest.deleteMany({ where: { userId } });
  await tx.postDraft.deleteMany({ where: { userId } });
  await tx.feedback.deleteMany({ where: { userId } });
  await tx.walkIn.deleteMany({ where: { userId } });
  await tx.personBlock.deleteMany({ where: { userId } });
  await tx.tagFollow.deleteMany({ where: { userId } });
  // Reports stay, because moderators judge the thing; what their author wrote with them goes.
  await tx.report.updateMany({ where: { reporterId: userId }, data: { note: "" } });
  await tx.eventMessage.updateMany({
    where: { authorId: userId, sentAt: null, cancelledAt: null },
    data: { cancelledAt: now },
  });
  await tx.user.update({
    where: { id: userId },
    data: {
      email: `deleted-${userId}@deleted.invalid`,
      emailVerifiedAt: null,
      name: "Deleted account",
      imageUrl: null,
      avatarUploadId: null,
      timeZone: "UTC",
      role: "user",
      quietFrom: null,
      quietTo: null,
      bannedAt: now,
      deletedAt: now,
    },
  });
  await appendRenamed(tx, userId);
}

/** Lets readers of facts know that the name which others see is another one. */
export function appendRenamed(tx: Tx, userId: string): Promise<void> {
  return appendEvent(tx, { type: "account.renamed", aggregateId: userId, payload: { userId } });
}
