import { readerOf, roleReaches } from "../domains/groups/access/policy";
import { moderate } from "../domains/moderation/acts.commands";
import { blockPerson, unblockPerson } from "../domains/moderation/blocks.commands";
import { listBlocks } from "../domains/moderation/blocks.queries";
import { listLog } from "../domains/moderation/log.queries";
import { suspendMember, warnMember } from "../domains/moderation/people.commands";
import type { Act } from "../domains/moderation/policy";
import { listQueue } from "../domains/moderation/queue.queries";
import { report } from "../domains/moderation/reports.commands";
import { resolveReport } from "../domains/moderation/resolve.commands";
import * as schema from "../domains/moderation/schema";
import {
  commentSiteModeratorProcedure,
  groupSiteProcedure,
  postSiteModeratorProcedure,
} from "../trpc/group-procedures";
import { adminProcedure, router, signedInProcedure } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Moderation");

/** An act on a post: `POST /posts/{postId}/<act>`. */
const onPost = (act: Act, summary: string) =>
  postSiteModeratorProcedure
    .meta(rest("POST", `/posts/{postId}/${act}`, summary))
    .input(schema.postActInput)
    .output(schema.actedOnOut)
    .mutation(({ ctx: { db, contribution, viewer, now }, input: { reason } }) =>
      moderate(db, { act, ref: contribution, viewer, reason, now }),
    );

/** The same on a comment. */
const onComment = (act: Act, summary: string) =>
  commentSiteModeratorProcedure
    .meta(rest("POST", `/comments/{commentId}/${act}`, summary))
    .input(schema.commentActInput)
    .output(schema.actedOnOut)
    .mutation(({ ctx: { db, contribution, viewer, now }, input: { reason } }) =>
      moderate(db, { act, ref: contribution, viewer, reason, now }),
    );

const moderator = groupSiteProcedure("moderator");

/** Reports, and what moderators of groups do about them. */
export const groupModerationRouter = router({
  report: signedInProcedure
    .meta({
      ...rest(
        "POST",
        "/reports",
        "Report a post, a comment, a group, or a person in a group; again is the same",
      ),
      created: "when-new",
    })
    .input(schema.reportInput)
    .output(schema.newReportOut)
    .mutation(({ ctx, input }) => report(ctx.db, { ...input, viewer: ctx.viewer, now: ctx.now })),

  queue: moderator
    .meta(
      rest("GET", "/groups/{groupId}/reports", "What waits for a moderator: open reports, and what is held"),
    )
    .input(schema.queueInput)
    .output(schema.queueOut)
    .query(({ ctx, input: { cursor, limit } }) =>
      listQueue(ctx.db, { groupId: ctx.group.id, viewerId: ctx.viewer.id, cursor, limit }),
    ),

  siteQueue: adminProcedure
    .input(schema.siteQueueInput)
    .output(schema.queueOut)
    .query(({ ctx, input }) => listQueue(ctx.db, { groupId: null, viewerId: ctx.viewer.id, ...input })),

  resolve: signedInProcedure
    .meta(
      rest("POST", "/reports/{reportId}/resolve", "Resolve every report of the same thing, as a moderator"),
    )
    .input(schema.resolveInput)
    .output(schema.resolvedOut)
    .mutation(({ ctx, input }) => resolveReport(ctx.db, { ...input, viewer: ctx.viewer, now: ctx.now })),

  hidePost: onPost("hide", "Hide a post; its author and moderators still see it"),
  unhidePost: onPost("unhide", "Show a hidden post again"),
  approvePost: onPost("approve", "Publish a post that waits for approval"),
  rejectPost: onPost("reject", "Reject a post that waits for approval"),
  lockPost: onPost("lock", "Close a post for comments"),
  unlockPost: onPost("unlock", "Open a post for comments"),
  hideComment: onComment("hide", "Hide a comment; its replies stay"),
  unhideComment: onComment("unhide", "Show a hidden comment again"),
  approveComment: onComment("approve", "Publish a comment that waits for approval"),
  rejectComment: onComment("reject", "Reject a comment that waits for approval"),

  warn: moderator
    .meta(rest("POST", "/groups/{groupId}/members/{userId}/warn", "Warn a member"))
    .input(schema.warnInput)
    .output(schema.suspensionOut)
    .mutation(({ ctx: { db, group, viewer, now }, input: { userId, reason } }) =>
      warnMember(db, { groupId: group.id, userId, reason, viewer, now }),
    ),

  suspend: moderator
    .meta(
      rest("POST", "/groups/{groupId}/members/{userId}/suspend", "Let a member only read until a set time"),
    )
    .input(schema.suspendInput)
    .output(schema.suspensionOut)
    .mutation(({ ctx: { db, group, viewer, now }, input: { userId, reason, until } }) =>
      suspendMember(db, { groupId: group.id, userId, reason, until, viewer, now }),
    ),

  unsuspend: moderator
    .meta(rest("POST", "/groups/{groupId}/members/{userId}/unsuspend", "Let a suspended member write again"))
    .input(schema.liftInput)
    .output(schema.suspensionOut)
    .mutation(({ ctx: { db, group, viewer, now }, input: { userId, reason } }) =>
      suspendMember(db, { groupId: group.id, userId, reason, until: null, viewer, now }),
    ),

  log: groupSiteProcedure("member")
    .meta(rest("GET", "/groups/{groupId}/moderation-log", "What moderators did in a group, newest first"))
    .input(schema.logInput)
    .output(schema.logOut)
    .query(({ ctx: { db, group, viewer }, input: { cursor, limit } }) => {
      const reader = readerOf(viewer);
      const isModerator = reader.isAdmin || roleReaches(group.role, "moderator");
      return listLog(db, { groupId: group.id, reader, isModerator, cursor, limit });
    }),
});

/** People of whom one wants to see nothing. No one learns that they are blocked. */
export const blocksRouter = router({
  list: signedInProcedure
    .meta(rest("GET", "/me/blocks", "The people whom one blocks"))
    .input(schema.blocksInput)
    .output(schema.blocksOut)
    .query(({ ctx, input }) => listBlocks(ctx.db, { ...input, userId: ctx.viewer.id })),

  add: signedInProcedure
    .meta(rest("PUT", "/me/blocks/{userId}", "Block a person: see nothing of theirs in groups"))
    .input(schema.blockInput)
    .output(schema.blockOut)
    .mutation(async ({ ctx, input: { userId } }) => {
      await blockPerson(ctx.db, { userId: ctx.viewer.id, blockedId: userId, now: ctx.now });
      return { userId, isBlocked: true };
    }),

  remove: signedInProcedure
    .meta(rest("DELETE", "/me/blocks/{userId}", "No longer block a person"))
    .input(schema.blockInput)
    .output(schema.blockOut)
    .mutation(async ({ ctx, input: { userId } }) => {
      await unblockPerson(ctx.db, { userId: ctx.viewer.id, blockedId: userId });
      return { userId, isBlocked: false };
    }),
});
