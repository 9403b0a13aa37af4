import { allowHost, chooseByRefusalLink, refuseAllInvitations } from "../domains/refusals/commands";
import { readOwnRefusals, readRefusalLink } from "../domains/refusals/queries";
import * as schema from "../domains/refusals/schema";
import { publicProcedure, router, signInProcedure } from "../trpc/procedures";

/** Stops invitations for good, by the link in an email without signing in, or in the settings. */
export const invitationRefusalsRouter = router({
  read: publicProcedure
    .input(schema.linkInput)
    .output(schema.linkOut)
    .query(({ ctx, input }) => readRefusalLink(ctx.db, input.token)),

  choose: publicProcedure
    .input(schema.chooseInput)
    .output(schema.linkOut)
    .mutation(({ ctx, input }) => chooseByRefusalLink(ctx.db, input)),

  mine: signInProcedure.output(schema.ownRefusalsOut).query(({ ctx }) => readOwnRefusals(ctx.db, ctx.viewer)),

  refuseAll: signInProcedure
    .input(schema.refuseAllInput)
    .output(schema.ownRefusalsOut)
    .mutation(({ ctx, input }) => refuseAllInvitations(ctx.db, { viewer: ctx.viewer, ...input })),

  allowHost: signInProcedure
    .input(schema.allowHostInput)
    .output(schema.ownRefusalsOut)
    .mutation(({ ctx, input }) => allowHost(ctx.db, { viewer: ctx.viewer, ...input })),
});
