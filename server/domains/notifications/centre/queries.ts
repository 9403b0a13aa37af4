import { cursorOf, placeInTime } from "../../../cursor";
import type { Queryable } from "../../../db/transaction";
import { topicOf } from "./policy";
import { type NotificationPage, type Show, UNREAD_MAX } from "./schema";
import { isShownTo } from "./shown.queries";

/** By when they were made, the newest first. */
const notificationsBefore = cursorOf("notifications", placeInTime);

type Row = {
  id: string;
  kind: string;
  title: string;
  body: string;
  path: string | null;
  createdAt: Date;
  readAt: Date | null;
};

/** A person's notifications on the site, the newest first. */
export async function listNotifications(
  db: Queryable,
  by: { userId: string; show: Show; cursor?: string | undefined; limit: number },
): Promise<NotificationPage> {
  const after = notificationsBefore.read(by.cursor);
  const rows = await db.$queryRaw<Row[]>`
    select n.id, n.kind, n.title, n.body, n.path, n."createdAt", n."readAt" from "Notification" n
    where ${isShownTo(by.userId)} and (${by.show !== "unread"} or n."readAt" is null)
      and (${after === null} or (n."createdAt", n.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by n."createdAt" desc, n.id desc limit ${by.limit + 1}`;
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
  const [counted] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (
      select 1 from "Notification" n where ${isShownTo(userId)} and n."readAt" is null limit ${UNREAD_MAX}) shown`;
  return { count: counted?.count ?? 0 };
}
