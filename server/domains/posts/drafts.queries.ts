import type { Db } from "../../db/client";
import type { Draft } from "./schema";

/** What the person wrote for the group and has not posted; null where there is nothing. */
export async function findDraft(
  db: Db,
  { groupId, userId }: { groupId: string; userId: string },
): Promise<Draft | null> {
  const row = await db.postDraft.findUnique({
    where: { userId_groupId: { userId, groupId } },
    select: { title: true, body: true, tags: true, updatedAt: true },
  });
  return row && { ...row, updatedAt: row.updatedAt.toISOString() };
}
