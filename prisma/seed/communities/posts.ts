import type { Tx } from "../../../server/db/transaction";
import { eventId } from "../events";
import { PERSONAS } from "../personas";
import { idOf, timedId } from "./people";
import { type KeptPictures, seedPicture } from "./pictures";
import { seedReactions } from "./reactions";
import type { CommentScript, GroupScript, PostScript } from "./script";
import { groupTagId } from "./tags";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

type PostPlace = {
  group: GroupScript;
  groupId: string;
  post: PostScript;
  pictures: KeptPictures;
  now: Date;
};

/** Inserts a post with its thread. @returns 1 if it counts as a post of the group, else 0 */
export async function seedPost(tx: Tx, { group, groupId, post, pictures, now }: PostPlace): Promise<0 | 1> {
  const at = new Date(now.getTime() - post.daysAgo * DAY_MS);
  const name = `${group.key}/${post.key}`;
  const id = timedId(name, at);
  await tx.contribution.create({
    data: {
      ...{
        id,
        postId: id,
        groupId,
        depth: 0,
        authorId: idOf(post.by),
        body: textOf(post.text),
        createdAt: at,
      },
      ...(post.held && { heldAt: at, heldFor: "first" }),
    },
  });
  await tx.post.create({
    data: {
      id,
      groupId,
      title: post.title ?? null,
      eventId: post.event ? eventId(post.event) : null,
      audience: post.audience ?? "everyone",
      isAnnouncement: post.announces ?? false,
      publishedAt: at,
      pinnedAt: post.pinned ? at : null,
      lockedAt: post.locked ? new Date(at.getTime() + 2 * DAY_MS) : null,
      tags: { create: (post.tags ?? []).map((tag) => ({ groupId, tagId: groupTagId(group.key, tag) })) },
    },
  });
  await seedMentions(tx, id, post.text);
  const picture = post.picture && pictures[post.picture];
  if (picture) await seedPicture(tx, { contributionId: id, ownerId: idOf(post.by), picture, at });
  await seedReactions(tx, id, post.reactions ?? {}, at);
  const thread = await seedThread(tx, { groupId, postId: id, name, at, now }, post.comments ?? []);
  await tx.postTally.create({ data: { postId: id, groupId, ...thread } });
  await tx.report.createMany({
    data: (post.reportedBy ?? []).map((who, index) => ({
      id: timedId(`${name}/report/${index}`, at),
      groupId,
      contributionId: id,
      reporterId: idOf(who),
      reasons: ["spam" as const],
      note: index === 0 ? "Asks for money in advance." : "",
      createdAt: new Date(Math.min(now.getTime(), at.getTime() + (index + 2) * HOUR_MS)),
    })),
  });
  return post.held ? 0 : 1;
}

type Thread = { groupId: string; postId: string; name: string; at: Date; now: Date };
type Waiting = { comment: CommentScript; parentId: string | null; depth: number; from: Date; name: string };

/** @returns how many comments everyone sees, and when the newest of them was written */
async function seedThread(
  tx: Tx,
  { groupId, postId, name, at, now }: Thread,
  scripts: readonly CommentScript[],
) {
  let [comments, activeAt] = [0, at];
  const waiting: Waiting[] = scripts.map((comment, index) => ({
    comment,
    parentId: null,
    depth: 1,
    from: at,
    name: `${name}/${index}`,
  }));
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { comment, parentId, depth, from } = next;
    const created = new Date(Math.min(from.getTime() + comment.after * HOUR_MS, now.getTime() - MINUTE_MS));
    const id = timedId(next.name, created);
    const shown = (comment.replies ?? []).filter(({ hidden }) => !hidden).length;
    await tx.contribution.create({
      data: {
        ...{ id, postId, groupId, parentId, depth, authorId: idOf(comment.by), body: textOf(comment.text) },
        createdAt: created,
        ...(comment.hidden && { hiddenAt: created }),
        replyTally: { create: { replies: shown } },
      },
    });
    await seedReactions(tx, id, comment.reactions ?? {}, created);
    if (!comment.hidden) {
      comments += 1;
      if (created > activeAt) activeAt = created;
    }
    const replies = (comment.replies ?? []).map((reply, index) => ({
      comment: reply,
      parentId: id,
      depth: depth + 1,
      from: created,
      name: `${next.name}/${index}`,
    }));
    waiting.push(...replies);
  }
  return { comments, activeAt };
}

const MENTIONED = /person:%(\w+)%/g;

function personaId(key: string): string {
  const persona = Object.entries(PERSONAS).find(([known]) => known === key)?.[1];
  if (!persona) throw new Error(`there is no persona ${key}`);
  return persona.id;
}

function textOf(text: string): string {
  return text.replace(MENTIONED, (_, key: string) => `person:${personaId(key)}`);
}

async function seedMentions(tx: Tx, contributionId: string, text: string): Promise<void> {
  const data = [...text.matchAll(MENTIONED)].map(([, key = ""]) => ({
    contributionId,
    userId: personaId(key),
  }));
  await tx.mention.createMany({ data });
}
