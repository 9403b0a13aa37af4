import type { GroupCast } from "./group-cast";
import type { GroupRow } from "./group-rows";

const ofGroup = ({ group }: GroupCast) => ({ groupId: group.id });
const ofPost = ({ post }: GroupCast) => ({ postId: post.id });
const ofComment = ({ comment }: GroupCast) => ({ commentId: comment.id });

/** Posts, comments, reactions and tags. */
export const POST_ROWS: Record<string, GroupRow> = {
  "comments.create": { access: "post-member", input: (cast) => ({ ...ofPost(cast), body: "Me too." }) },
  "comments.delete": { access: "post-member", input: ofComment },
  "comments.edit": { access: "post-member", input: (cast) => ({ ...ofComment(cast), body: "Edited." }) },
  "comments.get": { access: "post-reader", input: ofComment },
  "comments.list": { access: "post-reader", input: ofPost },
  "comments.revisions": { access: "post-member", input: ofComment },
  "postDrafts.discard": { access: "group-member", input: ofGroup },
  "postDrafts.get": { access: "group-member", input: ofGroup },
  "postDrafts.save": { access: "group-member", input: (cast) => ({ ...ofGroup(cast), body: "A fo" }) },
  "posts.create": { access: "group-member", input: (cast) => ({ ...ofGroup(cast), body: "A fox." }) },
  "posts.delete": { access: "post-member", input: ofPost },
  "posts.edit": { access: "post-member", input: (cast) => ({ ...ofPost(cast), body: "Edited." }) },
  "posts.markGroupRead": { access: "group-member", input: ofGroup },
  "posts.markRead": { access: "post-member", input: ofPost },
  "posts.pin": { access: "post-moderator", input: (cast) => ({ ...ofPost(cast), pinned: true }) },
  "posts.revisions": { access: "post-member", input: ofPost },
  "posts.watch": { access: "post-member", input: (cast) => ({ ...ofPost(cast), level: "muted" }) },
  "reactions.addToComment": {
    access: "post-member",
    input: (cast) => ({ ...ofComment(cast), kind: "like" }),
  },
  "reactions.addToPost": { access: "post-member", input: (cast) => ({ ...ofPost(cast), kind: "like" }) },
  "reactions.removeFromComment": {
    access: "post-member",
    input: (cast) => ({ ...ofComment(cast), kind: "like" }),
  },
  "reactions.removeFromPost": { access: "post-member", input: (cast) => ({ ...ofPost(cast), kind: "like" }) },
  "posts.get": { access: "post-reader", input: ofPost },
  "posts.list": { access: "group-reader", input: ofGroup },
  "tags.ofGroup": { access: "group-reader", input: ({ group }) => ({ groupId: group.id }) },
};
