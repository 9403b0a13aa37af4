import { previewSuccession } from "../../domains/events/succession/queries";
import { successionOut } from "../../domains/events/succession/schema";
import { hiddenAllOut, hideAllInput } from "../../domains/moderation/schema";
import { banUser, changeRole, unbanUser } from "../../domains/operations/users/commands";
import { hideContributions } from "../../domains/operations/users/contributions.commands";
import { listUsers } from "../../domains/operations/users/queries";
import * as schema from "../../domains/operations/users/schema";
import { doneOut } from "../../domains/webhooks/schema";
import { adminProcedure, router } from "../../trpc/procedures";

/** Every account. */
export const usersRouter = router({
  list: adminProcedure
    .input(schema.listUsersInput)
    .output(schema.usersOut)
    .query(({ ctx, input }) => listUsers(ctx.db, { ...input, now: ctx.now })),

  banPreview: adminProcedure
    .input(schema.userIdInput)
    .output(successionOut)
    .query(({ ctx, input }) => previewSuccession(ctx.db, { ...input, leaving: "banned", now: ctx.now })),

  ban: adminProcedure
    .input(schema.userIdInput)
    .output(schema.bannedOut)
    .mutation(({ ctx, input }) =>
      banUser(ctx.db, { ...input, actorId: ctx.viewer.id, now: ctx.now, decideAt: null }),
    ),

  unban: adminProcedure
    .input(schema.userIdInput)
    .output(doneOut)
    .mutation(async ({ ctx, input }) => {
      await unbanUser(ctx.db, { ...input, actorId: ctx.viewer.id, now: ctx.now });
      return { done: true as const };
    }),

  hideContributions: adminProcedure
    .input(hideAllInput)
    .output(hiddenAllOut)
    .mutation(({ ctx, input }) => hideContributions(ctx.db, { ...input, viewer: ctx.viewer, now: ctx.now })),

  changeRole: adminProcedure
    .input(schema.changeRoleInput)
    .output(doneOut)
    .mutation(async ({ ctx, input }) => {
      await changeRole(ctx.db, { ...input, actorId: ctx.viewer.id, now: ctx.now });
      return { done: true as const };
    }),
});
