import { groupBy } from "../../../../lib/group-by";
import type { Db } from "../../../db/client";
import type { ReactionCounts } from "../../../realtime/channels";
import { type PostRef, postChannel } from "../../../realtime/community-channels";
import { type LiveMessage, liveMessage } from "../../../realtime/publisher";
import type { FactsOf } from "../../catalog";
import type { Fact } from "../../sink";
import { send, type Told } from "./send";
import { takeSlots } from "./slots";

/** Two messages of a kind a second per post at most, over all processes, however many react. */
const SLOT_MS = 500;
/** A message of the Channels protocol holds 10 KB. */
const REACTED_MAX = 50;

type ActivityFact = Fact<Exclude<FactsOf<"comment">, "comment.held"> | FactsOf<"reaction">>;

const isActivity = (fact: Fact): fact is ActivityFact =>
  fact.type.startsWith("reaction.") || (fact.type.startsWith("comment.") && fact.type !== "comment.held");

/**
 * Tells the open pages of posts what was said and how people reacted, all facts of a post together. Every fact of a post
 * gets the same answer, so that none is forgotten where the post was published too recently.
 * @returns by the id of the post
 */
export async function tellActivity(db: Db, facts: Fact[], now: Date): Promise<Map<string, Told>> {
  const posts = groupBy(facts.filter(isActivity), ({ payload }) => payload.postId);
  const { taken, waiting } = await takeSlots(db, [...posts.keys()], { slotMs: SLOT_MS, now });
  const told = new Map<string, Told>(
    [...waiting].map(([id, until]): [string, Told] => [id, { is: "deferred", until }]),
  );
  const due = [...posts].filter(([id]) => taken.has(id));
  const messages = await readMessages(db, due);
  await Promise.all(
    due.map(async ([id, [oldest]]) => {
      if (oldest) told.set(id, await send(oldest, messages.get(id) ?? [], now));
    }),
  );
  return told;
}

type Snapshot = Omit<PostRef, "group"> & {
  visibility: "public" | "unlisted" | "private";
  comments: number;
  isWithheld: boolean;
};

async function readMessages(db: Db, posts: [string, ActivityFact[]][]): Promise<Map<string, LiveMessage[]>> {
  if (posts.length === 0) return new Map();
  const reactedTo = posts.flatMap(([, facts]) =>
    facts.flatMap(({ payload }) => ("contributionId" in payload ? payload.contributionId : [])),
  );
  const [snapshots, reactions] = await Promise.all([
    readPosts(
      db,
      posts.map(([id]) => id),
    ),
    readReactions(db, [...new Set(reactedTo)]),
  ]);
  return new Map(
    posts.map(([id, facts]): [string, LiveMessage[]] => {
      const snapshot = snapshots.get(id);
      return [id, snapshot ? messagesOf(snapshot, facts, reactions) : []];
    }),
  );
}

/** Counts are for those who may see the post as long as they listen; guests of an event may lose that meanwhile. */
function messagesOf(
  { visibility, comments, isWithheld, ...post }: Snapshot,
  facts: ActivityFact[],
  reactions: Map<string, ReactionCounts>,
): LiveMessage[] {
  const channel = postChannel({ ...post, group: { visibility } });
  const isCounted = !isWithheld && (post.audience === "everyone" || visibility === "private");
  const messages: LiveMessage[] = [];
  if (facts.some(({ type }) => type.startsWith("comment."))) {
    messages.push(liveMessage(channel, "comments.changed", isCounted ? { count: comments } : {}));
  }
  const ids = new Set(
    facts.flatMap(({ payload }) => ("contributionId" in payload ? payload.contributionId : [])),
  );
  if (ids.size === 0) return messages;
  const changed = isCounted ? [...ids].flatMap((id) => reactions.get(id) ?? []) : [];
  for (let from = 0; from === 0 || from < changed.length; from += REACTED_MAX) {
    const part = changed.slice(from, from + REACTED_MAX);
    messages.push(liveMessage(channel, "reactions.changed", { changed: part }));
  }
  return messages;
}

async function readPosts(db: Db, ids: string[]): Promise<Map<string, Snapshot>> {
  const rows = await db.$queryRaw<Snapshot[]>`
    select p.id, p.audience::text as audience, g.visibility::text as visibility, t.comments,
      (c."heldAt" is not null or c."hiddenAt" is not null) as "isWithheld"
    from "Post" p join "Contribution" c on c.id = p.id join "Group" g on g.id = p."groupId"
      join "PostTally" t on t."postId" = p.id
    where p.id = any(${ids}::uuid[]) and c."deletedAt" is null and g."deletedAt" is null`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** The reactions to those that everyone sees; the others' are for their authors and moderators. */
async function readReactions(db: Db, ids: string[]): Promise<Map<string, ReactionCounts>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<ReactionCounts[]>`
    select c.id as "contributionId", jsonb_build_object('like', 0, 'love', 0, 'celebrate', 0, 'insightful', 0, 'laugh', 0)
      || coalesce(jsonb_object_agg(t.kind, t.count) filter (where t.kind is not null), '{}') as reactions
    from "Contribution" c left join "ReactionTally" t on t."contributionId" = c.id
    where c.id = any(${ids}::uuid[]) and c."heldAt" is null and c."hiddenAt" is null and c."deletedAt" is null
    group by c.id`;
  return new Map(rows.map((row) => [row.contributionId, row]));
}
