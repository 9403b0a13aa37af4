import type { Db } from "../../../db/client";
import { type PostNews, userChannel } from "../../../realtime/channels";
import { groupChannel, type PostRef, postChannel } from "../../../realtime/community-channels";
import { type LiveMessage, liveMessage } from "../../../realtime/publisher";
import { spreadOver } from "../../../realtime/spread";
import type { FactsOf } from "../../catalog";
import type { Fact } from "../../sink";

/** To the open pages of a post and of its group. */
export async function postMessages(
  { type, payload: { postId, groupId } }: Fact<Exclude<FactsOf<"post">, "post.held">>,
  db: Db,
): Promise<LiveMessage[]> {
  const [post] = await db.$queryRaw<PostRow[]>`
    select p.id, p.audience::text as audience, g.visibility::text as visibility, p."publishedAt", c."authorId",
      c."heldAt" is not null as "isHeld", c."hiddenAt" is not null or c."deletedAt" is not null as "isGone"
    from "Post" p join "Contribution" c on c.id = p.id join "Group" g on g.id = p."groupId"
    where p.id = ${postId}::uuid`;
  if (!post) return [];
  const toPost = postChannel({ ...post, group: post });
  const toGroup = groupChannel({ id: groupId, visibility: post.visibility });
  const known = knownOf(post);
  const urgency = "post" in known ? "calm" : "prompt";
  const [ofPost, ofGroup] = await Promise.all([
    spreadOver([toPost], urgency),
    spreadOver([toGroup], urgency),
  ]);
  const message = type === "post.published" ? "posts.new" : "posts.changed";
  return [
    liveMessage(toPost, "post.changed", { spreadMs: ofPost }),
    liveMessage(toGroup, message, { spreadMs: ofGroup, ...known }),
  ];
}

type PostRow = Omit<PostRef, "group"> &
  PostRef["group"] & { authorId: string; publishedAt: Date; isHeld: boolean; isGone: boolean };

/** What all who listen to the group may know of the post. Of one for guests of an event, or one that waits, nothing. */
function knownOf({
  id,
  audience,
  authorId,
  publishedAt,
  isHeld,
  isGone,
}: PostRow): Omit<PostNews, "spreadMs"> {
  if (audience !== "everyone" || isHeld) return {};
  return isGone ? { goneId: id } : { post: { id, authorId, publishedAt: publishedAt.toISOString() } };
}

/**
 * To the open pages of a group, on both names of its channel: the change may have been that of its visibility. Those
 * whose reader may have lost the group with it ask sooner.
 */
export async function groupMessages(
  { payload: { groupId: id } }: Fact<"group.changed" | "group.tags-changed">,
  db: Db,
): Promise<LiveMessage[]> {
  const [group] = await db.$queryRaw<{ isOpen: boolean }[]>`
    select visibility <> 'private' and "deletedAt" is null as "isOpen" from "Group" where id = ${id}::uuid`;
  const channels = (["public", "private"] as const).map((visibility) => groupChannel({ id, visibility }));
  const spread = { spreadMs: await spreadOver(channels, group?.isOpen ? "calm" : "prompt") };
  return channels.map((channel) => liveMessage(channel, "group.changed", spread));
}

/** To all windows of the person whose place in the group changed. */
export async function membershipMessages({
  payload: { groupId, userId },
}: Fact<
  "group.members-changed" | "group.requested" | "group.request-answered" | "group.request-refused"
>): Promise<LiveMessage[]> {
  return [liveMessage(userChannel(userId), "membership.changed", { groupId })];
}
