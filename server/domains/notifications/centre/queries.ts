import { cursorOf, placeInTime } from "../../../cursor";
import type { Queryable } from "../../../db/transaction";
import { topicOf } from "./policy";
import { type NotificationPage, type Show, UNREAD_MAX } from "./schema";

/** By when they were made, the newest first. */
const notificationsBefore = cursorOf("notifications", placeInTime);

const select = {
  id: true,
  kind: true,
  title: true,
  body: true,
  path: true,
  createdAt: true,
  readAt: true,
} as const;

/** What a person may see: notifications of an organization only while they belong to it. */
export const shownTo = (userId: string) => ({
  userId,
  inApp: true,
  AND: [{ OR: [{ organizationId: null }, { organization: { members: { some: { userId } } } }] }],
});

/** A person's notifications on the site, the newest first. */
export async function listNotifications(
  db: Queryable,
  by: { userId: string; show: Show; cursor?: string | undefined; limit: number },
): Promise<NotificationPage> {
  const after = notificationsBefore.read(by.cursor);
  const rows = await db.notification.findMany({
    where: {
      ...shownTo(by.userId),
      ...(by.show === "unread" && { readAt: null }),
      ...(after && { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: by.limit + 1,
    select,
  });
  const page = notificationsBefore.page(rows, by.limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  return {
    items: page.items.map(({ kind, createdAt, readAt, ...row }) => ({
      ...row,
      topic: topicOf(kind),
      at: createdAt.toISOString(),
      readAt: readAt?.toISOString() ?? null,
    })),
    nextCursor: page.nextCursor,
  };
}

/** How many of them are unread; counted to `UNREAD_MAX` and no further. */
export async function countUnread(db: Queryable, userId: string): Promise<{ count: number }> {
  const count = await db.notification.count({
    where: { ...shownTo(userId), readAt: null },
    take: UNREAD_MAX,
  });
  return { count };
}
