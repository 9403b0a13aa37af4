import type { GroupCast } from "./group-cast";
import type { GroupRow } from "./group-rows";

const ofGroup = ({ group }: GroupCast) => ({ groupId: group.id });
const ofPost = ({ post }: GroupCast) => ({ postId: post.id });
const ofComment = ({ comment }: GroupCast) => ({ commentId: comment.id });
const ofMember = (cast: GroupCast) => ({ ...ofGroup(cast), userId: cast.otherMemberId });
const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString();

const onText = (input: GroupRow["input"]): GroupRow => ({ access: "post-site-moderator", input });
const ofModerator = (input: GroupRow["input"]): GroupRow => ({ access: "group-site-moderator", input });

/** What moderators of a group do. */
export const MODERATION_ROWS: Record<string, GroupRow> = {
  "groupModeration.queue": ofModerator(ofGroup),
  "groupModeration.log": { access: "group-site-member", input: ofGroup },
  "groupModeration.hidePost": onText(ofPost),
  "groupModeration.unhidePost": onText(ofPost),
  "groupModeration.approvePost": onText(ofPost),
  "groupModeration.rejectPost": onText(ofPost),
  "groupModeration.lockPost": onText(ofPost),
  "groupModeration.unlockPost": onText(ofPost),
  "groupModeration.hideComment": onText(ofComment),
  "groupModeration.unhideComment": onText(ofComment),
  "groupModeration.approveComment": onText(ofComment),
  "groupModeration.rejectComment": onText(ofComment),
  "groupModeration.warn": ofModerator((cast) => ({ ...ofMember(cast), reason: "Be kind." })),
  "groupModeration.suspend": ofModerator((cast) => ({
    ...ofMember(cast),
    reason: "Spam.",
    until: inAWeek(),
  })),
  "groupModeration.unsuspend": ofModerator(ofMember),
};
