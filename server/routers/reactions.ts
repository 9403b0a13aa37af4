import { setReaction } from "../domains/reactions/commands";
import * as schema from "../domains/reactions/schema";
import { commentRoleProcedure, postRoleProcedure } from "../trpc/group-procedures";
import { router } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Posts");
const onPost = postRoleProcedure("member");
const onComment = commentRoleProcedure("member");

/** Reactions: one of each kind per person and post or comment. */
export const reactionsRouter = router({
  addToPost: onPost
    .meta(rest("PUT", "/posts/{postId}/reactions/{kind}", "React to a post; again, nothing changes"))
    .input(schema.reactToPostInput)
    .output(schema.reactedOut)
    .mutation(({ ctx: { db, contribution, viewer, now }, input: { kind } }) =>
      setReaction(db, { access: contribution, viewer, kind, isOn: true, now }),
    ),

  removeFromPost: onPost
    .meta(rest("DELETE", "/posts/{postId}/reactions/{kind}", "Take a reaction to a post back"))
    .input(schema.reactToPostInput)
    .output(schema.reactedOut)
    .mutation(({ ctx: { db, contribution, viewer, now }, input: { kind } }) =>
      setReaction(db, { access: contribution, viewer, kind, isOn: false, now }),
    ),

  addToComment: onComment
    .meta(rest("PUT", "/comments/{commentId}/reactions/{kind}", "React to a comment; again, nothing changes"))
    .input(schema.reactToCommentInput)
    .output(schema.reactedOut)
    .mutation(({ ctx: { db, contribution, viewer, now }, input: { kind } }) =>
      setReaction(db, { access: contribution, viewer, kind, isOn: true, now }),
    ),

  removeFromComment: onComment
    .meta(rest("DELETE", "/comments/{commentId}/reactions/{kind}", "Take a reaction to a comment back"))
    .input(schema.reactToCommentInput)
    .output(schema.reactedOut)
    .mutation(({ ctx: { db, contribution, viewer, now }, input: { kind } }) =>
      setReaction(db, { access: contribution, viewer, kind, isOn: false, now }),
    ),
});
