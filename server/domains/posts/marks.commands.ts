import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import type { WatchLevel } from "./schema";

const MARKS: Limit = { name: "read-mark", hitsMax: 600, windowSeconds: 60 };

type OfPost = { postId: string; userId: string; now: Date };

/** Notes that the person has seen the post and its comments until now. A mark never goes back. */
export async function markRead(db: Db, { postId, userId, now }: OfPost): Promise<{ seenAt: string }> {
  await takeHit(db, MARKS, userId);
  const [row] = await db.$queryRaw<{ seenAt: Date }[]>`
    insert into "PostRead" ("userId", "postId", "seenAt")
    values (${userId}::uuid, ${postId}::uuid, ${now}::timestamptz)
    on conflict ("userId", "postId") do update set "seenAt" = greatest("PostRead"."seenAt", excluded."seenAt")
    returning "seenAt"`;
  return { seenAt: (row?.seenAt ?? now).toISOString() };
}

/** Notes that a member has seen all posts of the group until now. A mark never goes back. */
export async function markGroupRead(
  db: Db,
  { groupId, userId, now }: { groupId: string; userId: string; now: Date },
): Promise<{ seenAt: string }> {
  await takeHit(db, MARKS, userId);
  const [row] = await db.$queryRaw<{ seenAt: Date }[]>`
    update "GroupMember" set "seenAt" = greatest("seenAt", ${now}::timestamptz)
    where "groupId" = ${groupId}::uuid and "userId" = ${userId}::uuid returning "seenAt"`;
  return { seenAt: (row?.seenAt ?? now).toISOString() };
}

/** Sets what the person hears of a post. @param order.level null = what the level of the group says */
export async function setWatch(
  db: Db,
  { postId, userId, level }: { postId: string; userId: string; level: WatchLevel | null },
): Promise<{ watch: WatchLevel | null }> {
  await takeHit(db, MARKS, userId);
  if (level === null) await db.postWatch.deleteMany({ where: { postId, userId } });
  else
    await db.$executeRaw`
      insert into "PostWatch" ("userId", "postId", level)
      values (${userId}::uuid, ${postId}::uuid, ${level}::"WatchLevel")
      on conflict ("userId", "postId") do update set level = excluded.level`;
  return { watch: level };
}
