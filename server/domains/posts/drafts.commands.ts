import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { findDraft } from "./drafts.queries";
import type { Draft } from "./schema";

const DRAFTS: Limit = { name: "post-draft", hitsMax: 120, windowSeconds: 60 };

type Of = { groupId: string; userId: string };
type Text = { title: string; body: string; tags: string[] };

/** Keeps what a member writes and has not posted; there is one draft per group. An empty text discards it. */
export async function saveDraft(
  db: Db,
  { groupId, userId, now, title, body, tags }: Of & Text & { now: Date },
): Promise<{ draft: Draft | null }> {
  await takeHit(db, DRAFTS, userId);
  if (title === "" && body.trim() === "" && tags.length === 0) return deleteDraft(db, { groupId, userId });
  // A save that was on its way while a newer one arrived must not undo it.
  await db.$executeRaw`
    insert into "PostDraft" ("userId", "groupId", title, body, tags, "updatedAt")
    values (${userId}::uuid, ${groupId}::uuid, ${title}, ${body}, ${tags}::text[], ${now}::timestamptz)
    on conflict ("userId", "groupId") do update set title = excluded.title, body = excluded.body, tags = excluded.tags,
      "updatedAt" = excluded."updatedAt"
    where "PostDraft"."updatedAt" <= excluded."updatedAt"`;
  return { draft: await findDraft(db, { groupId, userId }) };
}

/** Discards the draft; without one, nothing happens. @throws DomainError rate-limited */
export async function discardDraft(db: Db, of: Of): Promise<{ draft: null }> {
  await takeHit(db, DRAFTS, of.userId);
  return deleteDraft(db, of);
}

async function deleteDraft(db: Db, { groupId, userId }: Of): Promise<{ draft: null }> {
  await db.postDraft.deleteMany({ where: { groupId, userId } });
  return { draft: null };
}
