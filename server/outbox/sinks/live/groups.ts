import type { Db } from "../../../db/client";
import { userChannel } from "../../../realtime/channels";
import { groupChannel, type PostRef, postChannel } from "../../../realtime/community-channels";
import { type LiveMessage, liveMessage } from "../../../realtime/publisher";
import type { FactsOf } from "../../catalog";
import type { Fact } from "../../sink";

/** To the open pages of a post and of its group. */
export async function postMessages(
  { type, payload: { postId, groupId } }: Fact<Exclude<FactsOf<"post">, "post.held">>,
  db: Db,
): Promise<LiveMessage[]> {
  const [post] = await db.$queryRaw<(Omit<PostRef, "group"> & PostRef["group"])[]>`
    select p.id, p.audience::text as audience, g.visibility::text as visibility
    from "Post" p join "Group" g on g.id = p."groupId" where p.id = ${postId}::uuid`;
  if (!post) return [];
  const { visibility, ...ref } = post;
  const toGroup = groupChannel({ id: groupId, visibility });
  return [
    liveMessage(postChannel({ ...ref, group: { visibility } }), "post.changed", {}),
    liveMessage(toGroup, type === "post.published" ? "posts.new" : "posts.changed", {}),
  ];
}

/** To the open pages of a group, on both names of its channel: the change may have been that of its visibility. */
export async function groupMessages({
  payload: { groupId: id },
}: Fact<"group.changed" | "group.tags-changed">): Promise<LiveMessage[]> {
  return (["public", "private"] as const).map((visibility) =>
    liveMessage(groupChannel({ id, visibility }), "group.changed", {}),
  );
}

/** To all windows of the person whose place in the group changed. */
export async function membershipMessages({
  payload: { groupId, userId },
}: Fact<
  "group.members-changed" | "group.requested" | "group.request-answered" | "group.request-refused"
>): Promise<LiveMessage[]> {
  return [liveMessage(userChannel(userId), "membership.changed", { groupId })];
}
