import { z } from "zod";
import type { Queryable } from "../../../db/transaction";
import { badCursor } from "../../../errors";
import { topicOf } from "./policy";
import { type NotificationPage, type Show, UNREAD_MAX } from "./schema";

const select = {
  id: true,
  kind: true,
  title: true,
  body: true,
  path: true,
  createdAt: true,
  readAt: true,
} as const;

/** What somebody was told on the site, the newest first. */
export async function listNotifications(
  db: Queryable,
  by: { userId: string; show: Show; cursor?: string | undefined; limit: number },
): Promise<NotificationPage> {
  const after = by.cursor === undefined ? undefined : readCursor(by.cursor);
  const rows = await db.notification.findMany({
    where: {
      userId: by.userId,
      inApp: true,
      ...(by.show === "unread" && { readAt: null }),
      ...(after && { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: by.limit + 1,
    select,
  });
  const shown = rows.slice(0, by.limit);
  const last = rows.length > by.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ kind, createdAt, readAt, ...row }) => ({
      ...row,
      topic: topicOf(kind),
      at: createdAt.toISOString(),
      readAt: readAt?.toISOString() ?? null,
    })),
    nextCursor: last ? `${last.createdAt.toISOString()} ${last.id}` : null,
  };
}

/** How many of them are unread; counted to `UNREAD_MAX` and no further. */
export async function countUnread(db: Queryable, userId: string): Promise<{ count: number }> {
  const count = await db.notification.count({
    where: { userId, inApp: true, readAt: null },
    take: UNREAD_MAX,
  });
  return { count };
}

function readCursor(cursor: string): { at: Date; id: string } {
  const [at = "", id = ""] = cursor.split(" ");
  const parsed = z.object({ at: z.iso.datetime(), id: z.uuid() }).safeParse({ at, id });
  if (parsed.success) return { at: new Date(at), id };
  throw badCursor();
}
