import type { Db } from "../../../db/client";
import { notFound } from "../../../errors";
import { countUnread } from "./queries";
import { isShownTo } from "./shown.queries";

/**
 * Marks notifications as read; those that were read before keep their time.
 * @returns how many are still unread
 * @throws DomainError not-found where one of them is not theirs; nothing is marked then
 */
export async function markRead(
  db: Db,
  { userId, ids, now }: { userId: string; ids: string[]; now: Date },
): Promise<{ count: number }> {
  const theirs = await db.$queryRaw<{ id: string }[]>`
    select n.id from "Notification" n where n.id = any(${ids}::uuid[]) and ${isShownTo(userId)}`;
  if (theirs.length < ids.length) throw notFound("notification");
  await db.notification.updateMany({ where: { id: { in: ids }, readAt: null }, data: { readAt: now } });
  return countUnread(db, userId);
}

/**
 * Marks one notification and all older ones as read. Those that arrived since stay unread.
 * @returns how many are still unread
 * @throws DomainError not-found
 */
export async function markAllRead(
  db: Db,
  { userId, upTo, now }: { userId: string; upTo: string; now: Date },
): Promise<{ count: number }> {
  const [newest] = await db.$queryRaw<{ createdAt: Date }[]>`
    select n."createdAt" from "Notification" n where n.id = ${upTo}::uuid and ${isShownTo(userId)}`;
  if (!newest) throw notFound("notification");
  const { createdAt } = newest;
  await db.notification.updateMany({
    where: {
      userId,
      inApp: true,
      readAt: null,
      OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lte: upTo } }],
    },
    data: { readAt: now },
  });
  return countUnread(db, userId);
}
