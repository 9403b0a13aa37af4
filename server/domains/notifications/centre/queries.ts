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
  subject: Record<string, string>;
  title: string;
  body: string;
  path: string | null;
  createdAt: Date;
  readAt: Date | null;
};

type By = { userId: string; show: Show; cursor?: string | undefined; limit: number };

/**
 * A person's notifications on the site, the newest first.
 * @param reword gives them the words that hold now; without it, they have the stored ones
 */
export async function listNotifications(
  db: Queryable,
  by: By,
  reword = async (rows: Row[]): Promise<Row[]> => rows,
): Promise<NotificationPage> {
  const after = notificationsBefore.read(by.cursor);
  const rows = await db.$queryRaw<Row[]>`
    select n.id, n.kind, n.subject, n.title, n.body, n.path, n."createdAt", n."readAt" from "Notification" n
    where ${isShownTo(by.userId)} and (${by.show !== "unread"} or n."readAt" is null)
      and (${after === null} or (n."createdAt", n.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by n."createdAt" desc, n.id desc limit ${by.limit + 1}`;
  const page = notificationsBefore.page(rows, by.limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  const items = await reword(page.items);
  return {
    items: items.map(({ kind, subject: _, createdAt, readAt, ...row }) => ({
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
