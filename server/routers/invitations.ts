import { invitePeople, removeInvitation, resendInvitation } from "../domains/invitations/commands";
import { checkInvitees, listInvitations } from "../domains/invitations/queries";
import * as schema from "../domains/invitations/schema";
import { eventRoleProcedure, router } from "../trpc/procedures";

const cohost = eventRoleProcedure("cohost");
const rest = (method: "GET" | "POST" | "DELETE", path: `/${string}`, summary: string) => ({
  openapi: {
    method,
    path: `/events/{eventId}/invitations${path === "/" ? "" : path}` as const,
    summary,
    tags: ["Invitations"],
  },
});

/** People whom a host asks to come, by address. */
export const invitationsRouter = router({
  list: cohost
    .meta(rest("GET", "/", "Who was invited, and what became of it"))
    .input(schema.listInvitationsInput)
    .output(schema.invitationsOut)
    .query(({ ctx, input }) => listInvitations(ctx.db, ctx.event, input)),

  check: cohost
    .meta(rest("POST", "/check", "What inviting these addresses would come to; invites nobody"))
    .input(schema.checkInput)
    .output(schema.checkOut)
    .mutation(async ({ ctx, input }) => ({ results: await checkInvitees(ctx.db, ctx.event, input.emails) })),

  invite: cohost
    .meta(rest("POST", "/", "Invite people; each address is mailed once"))
    .input(schema.inviteInput)
    .output(schema.inviteOut)
    .mutation(async ({ ctx: { db, event, viewer: by, now, clientAddress }, input: { people } }) => ({
      results: await invitePeople(db, { event, people, by, now, clientAddress }),
    })),

  resend: cohost
    .meta(rest("POST", "/{invitationId}/resend", "Mail an invitation again"))
    .input(schema.oneInvitationInput)
    .output(schema.invitationOut)
    .mutation(({ ctx: { db, event, now, clientAddress }, input }) =>
      resendInvitation(db, { ...input, event, now, clientAddress }),
    ),

  remove: cohost
    .meta(rest("DELETE", "/{invitationId}", "Forget an invitation"))
    .input(schema.oneInvitationInput)
    .output(schema.removedOut)
    .mutation(async ({ ctx, input: { invitationId } }) => {
      await removeInvitation(ctx.db, { event: ctx.event, invitationId });
      return { id: invitationId };
    }),
});
