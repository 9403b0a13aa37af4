import { readerOf } from "../domains/groups/access/policy";
import { moderate } from "../domains/moderation/acts.commands";
import { deleteContribution, restoreContribution } from "../domains/posts/deletion.commands";
import { listOwnFeed, listPosts } from "../domains/posts/feed.queries";
import { markGroupRead, markRead, setWatch } from "../domains/posts/marks.commands";
import { createPost, editPost } from "../domains/posts/posts.commands";
import { readPost } from "../domains/posts/posts.queries";
import { listRevisions } from "../domains/posts/revisions.queries";
import * as schema from "../domains/posts/schema";
import { countUnread } from "../domains/posts/unread.queries";
import {
  groupProcedure,
  groupRoleProcedure,
  postProcedure,
  postRoleProcedure,
} from "../trpc/group-procedures";
import { router, signedInProcedure } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Posts");
const member = postRoleProcedure("member");

/** Posts of groups. */
export const postsRouter = router({
  list: groupProcedure
    .meta(rest("GET", "/groups/{groupId}/posts", "The posts of a group; pinned ones first on the first page"))
    .input(schema.listPostsInput)
    .output(schema.postsOut)
    .query(({ ctx: { db, group, viewer }, input: { groupId: _, ...filters } }) =>
      listPosts(db, { groupId: group.id, viewer, filters }),
    ),

  feed: signedInProcedure
    .meta(rest("GET", "/me/feed", "The posts of all groups of which one is a member"))
    .input(schema.ownFeedInput)
    .output(schema.postsOut)
    .query(({ ctx: { db, viewer }, input: filters }) => listOwnFeed(db, { viewer, filters })),

  unread: signedInProcedure
    .input(schema.unreadInput)
    .output(schema.unreadOut)
    .query(async ({ ctx: { db, viewer } }) => ({ items: await countUnread(db, readerOf(viewer)) })),

  create: groupRoleProcedure("member")
    .meta({
      ...rest("POST", "/groups/{groupId}/posts", "Write a post; the same text twice within a minute is one"),
      created: "when-new",
    })
    .input(schema.createPostInput)
    .output(schema.newPostOut)
    .mutation(({ ctx: { db, group, viewer, now }, input: { groupId: _, ...post } }) =>
      createPost(db, { group, viewer, now }, post),
    ),

  get: postProcedure
    .meta(rest("GET", "/posts/{postId}", "Read a post"))
    .input(schema.postScope)
    .output(schema.postOut)
    .query(({ ctx: { db, contribution, viewer } }) => readPost(db, contribution.id, viewer)),

  edit: member
    .meta(rest("PATCH", "/posts/{postId}", "Edit one's own post; the text before is kept"))
    .input(schema.editPostInput)
    .output(schema.postOut)
    .mutation(
      ({ ctx: { db, contribution, viewer, now }, input: { postId: _, expectedVersion, ...changes } }) =>
        editPost(db, { access: contribution, viewer, now, changes, expectedVersion }),
    ),

  delete: member
    .meta(rest("DELETE", "/posts/{postId}", "Delete one's own post, or as a moderator any"))
    .input(schema.postScope)
    .output(schema.deletedOut)
    .mutation(({ ctx: { db, contribution, viewer, now } }) =>
      deleteContribution(db, { access: contribution, viewer, now }),
    ),

  restore: signedInProcedure
    .meta(rest("POST", "/posts/{postId}/restore", "Bring back a post that one deleted within 30 days"))
    .input(schema.postScope)
    .output(schema.postOut)
    .mutation(async ({ ctx: { db, viewer, now }, input: { postId } }) => {
      await restoreContribution(db, { id: postId, noun: "post", viewer, now });
      return readPost(db, postId, viewer);
    }),

  pin: postRoleProcedure("moderator")
    .meta(rest("PUT", "/posts/{postId}/pin", "Pin a post to the top of its group, or take it down"))
    .input(schema.pinPostInput)
    .output(schema.postOut)
    .mutation(async ({ ctx: { db, contribution, viewer, now }, input: { pinned } }) => {
      const act = pinned ? "pin" : "unpin";
      await moderate(db, { act, ref: contribution, viewer, reason: "", now });
      return readPost(db, contribution.id, viewer);
    }),

  revisions: member
    .meta(rest("GET", "/posts/{postId}/revisions", "Earlier texts of a post, for its author and moderators"))
    .input(schema.postScope)
    .output(schema.revisionsOut)
    .query(({ ctx: { db, contribution, viewer } }) => listRevisions(db, { access: contribution, viewer })),

  markRead: member
    .meta(rest("PUT", "/posts/{postId}/read", "Note that one has seen a post and its comments"))
    .input(schema.postScope)
    .output(schema.readOut)
    .mutation(({ ctx: { db, contribution, viewer, now } }) =>
      markRead(db, { postId: contribution.id, userId: viewer.id, now }),
    ),

  markGroupRead: groupRoleProcedure("member")
    .meta(rest("PUT", "/groups/{groupId}/read", "Note that one has seen all posts of a group"))
    .input(schema.groupScope)
    .output(schema.readOut)
    .mutation(({ ctx: { db, group, viewer, now } }) =>
      markGroupRead(db, { groupId: group.id, userId: viewer.id, now }),
    ),

  watch: member
    .meta(rest("PUT", "/posts/{postId}/watch", "Set what one hears of a post"))
    .input(schema.watchInput)
    .output(schema.watchOut)
    .mutation(({ ctx: { db, contribution, viewer }, input: { level } }) =>
      setWatch(db, { postId: contribution.id, userId: viewer.id, level }),
    ),
});
