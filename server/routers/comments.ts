import { createComment, editComment } from "../domains/posts/comments.commands";
import { readComment } from "../domains/posts/comments.queries";
import * as schema from "../domains/posts/comments.schema";
import { deleteContribution, restoreContribution } from "../domains/posts/deletion.commands";
import { listRevisions } from "../domains/posts/revisions.queries";
import { deletedOut, revisionsOut } from "../domains/posts/schema";
import { listComments, readThread } from "../domains/posts/thread.queries";
import {
  commentProcedure,
  commentRoleProcedure,
  postProcedure,
  postRoleProcedure,
} from "../trpc/group-procedures";
import { router, signedInProcedure } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Posts");
const member = commentRoleProcedure("member");

/** Comments on posts. */
export const commentsRouter = router({
  list: postProcedure
    .meta(
      rest(
        "GET",
        "/posts/{postId}/comments",
        "One level of comments, oldest first, each with its first replies",
      ),
    )
    .input(schema.listCommentsInput)
    .output(schema.threadsOut)
    .query(({ ctx: { db, contribution, viewer }, input: { parentId, cursor, limit } }) =>
      listComments(db, { postId: contribution.id, parentId, viewer, cursor, limit }),
    ),

  create: postRoleProcedure("member")
    .meta({
      ...rest("POST", "/posts/{postId}/comments", "Comment on a post, or answer a comment with `parentId`"),
      created: "when-new",
    })
    .input(schema.createCommentInput)
    .output(schema.newCommentOut)
    .mutation(({ ctx: { db, contribution, viewer, now }, input: { postId: _, ...comment } }) =>
      createComment(db, { access: contribution, viewer, now }, comment),
    ),

  get: commentProcedure
    .meta(rest("GET", "/comments/{commentId}", "Read a comment with its first replies and those above it"))
    .input(schema.commentScope)
    .output(schema.threadPageOut)
    .query(({ ctx: { db, contribution, viewer } }) =>
      readThread(db, { commentId: contribution.id, postId: contribution.postId, viewer }),
    ),

  edit: member
    .meta(rest("PATCH", "/comments/{commentId}", "Edit one's own comment; the text before is kept"))
    .input(schema.editCommentInput)
    .output(schema.commentOut)
    .mutation(
      ({ ctx: { db, contribution, viewer, now }, input: { commentId: _, expectedVersion, ...changes } }) =>
        editComment(db, { access: contribution, viewer, now, changes, expectedVersion }),
    ),

  delete: member
    .meta(
      rest(
        "DELETE",
        "/comments/{commentId}",
        "Delete one's own comment, or as a moderator any; replies stay",
      ),
    )
    .input(schema.commentScope)
    .output(deletedOut)
    .mutation(({ ctx: { db, contribution, viewer, now } }) =>
      deleteContribution(db, { access: contribution, viewer, now }),
    ),

  restore: signedInProcedure
    .meta(
      rest("POST", "/comments/{commentId}/restore", "Bring back a comment that one deleted within 30 days"),
    )
    .input(schema.commentScope)
    .output(schema.commentOut)
    .mutation(async ({ ctx: { db, viewer, now }, input: { commentId } }) => {
      await restoreContribution(db, { id: commentId, noun: "comment", viewer, now });
      return readComment(db, commentId, viewer);
    }),

  revisions: member
    .meta(
      rest(
        "GET",
        "/comments/{commentId}/revisions",
        "Earlier texts of a comment, for its author and moderators",
      ),
    )
    .input(schema.commentScope)
    .output(revisionsOut)
    .query(({ ctx: { db, contribution, viewer } }) => listRevisions(db, { access: contribution, viewer })),
});
