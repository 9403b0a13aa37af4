import type { Db } from "../db/client";
import type { Viewer } from "../domains/accounts/schema";
import { findGroupAccess } from "../domains/groups/access/queries";
import { findContributionAccess } from "../domains/posts/reading/queries";
import type { ParsedChannel } from "./parse-channel";

type CommunityChannel = Extract<ParsedChannel, { kind: "group" | "post" }>;

/**
 * Whether the viewer may listen to a private channel of a group or post, by the rules of its page. The channel of a private
 * group opens only while the group is private: leave that was given while it was public would outlast that.
 */
export async function mayListenToCommunity(
  db: Db,
  channel: CommunityChannel,
  viewer: Viewer | null,
): Promise<boolean> {
  if (channel.kind === "group") {
    if (!channel.isPrivate) return false;
    const group = await findGroupAccess(db, { groupId: channel.groupId, viewer });
    return group?.visibility === "private";
  }
  if (channel.by === "everyone") return false;
  const post = await findContributionAccess(db, { id: channel.postId, viewer });
  if (!post || post.id !== post.postId) return false;
  return (post.group.visibility === "private") === (channel.by === "membership");
}
