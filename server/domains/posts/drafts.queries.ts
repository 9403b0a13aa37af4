import { namedIn, withNames } from "../../../lib/mention-names";
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
  if (!row) return null;
  const body = await withNamesOfMembers(db, groupId, row.body);
  return { ...row, body, updatedAt: row.updatedAt.toISOString() };
}

async function withNamesOfMembers(db: Db, groupId: string, body: string): Promise<string> {
  const ids = namedIn(body);
  if (ids.length === 0) return body;
  const members = await db.groupMember.findMany({
    where: { groupId, userId: { in: ids } },
    select: { user: { select: { id: true, name: true } } },
  });
  return withNames(body, new Map(members.map(({ user }) => [user.id, user.name])));
}
