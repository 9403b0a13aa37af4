import { answerInvitation, declineByLink } from "../domains/invitations/answers/commands";
import { findOwnInvitation, listWaitingInvitations } from "../domains/invitations/answers/queries";
import * as answers from "../domains/invitations/answers/schema";
import { invitePeople, removeInvitation, resendInvitation } from "../domains/invitations/commands";
import { getInvitationByLink } from "../domains/invitations/links/queries";
import * as links from "../domains/invitations/links/schema";
import { checkInvitees, listInvitations } from "../domains/invitations/queries";
import * as schema from "../domains/invitations/schema";
import { eventScopeInput } from "../domains/rsvps/schema";
import {
  eventGuestProcedure,
  eventRoleProcedure,
  publicProcedure,
  router,
  signedInProcedure,
} from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const cohost = eventRoleProcedure("cohost");
const rest = restUnder("Invitations", "/events/{eventId}/invitations");

const own = restUnder("Invitations");

/** People whom a host invites by email address. */
export const invitationsRouter = router({
  list: cohost
    .meta(rest("GET", "", "The invitations and their status"))
    .input(schema.listInvitationsInput)
    .output(schema.invitationsOut)
    .query(({ ctx, input }) => listInvitations(ctx.db, ctx.event, input)),

  check: cohost
    .meta(rest("POST", "/check", "Preview the outcome of inviting these addresses; sends nothing"))
    .input(schema.checkInput)
    .output(schema.checkOut)
    .mutation(async ({ ctx, input }) => ({ results: await checkInvitees(ctx.db, ctx.event, input.emails) })),

  invite: cohost
    .meta(rest("POST", "", "Invite people; each address gets one email"))
    .input(schema.inviteInput)
    .output(schema.inviteOut)
    .mutation(async ({ ctx: { db, event, viewer: by, now, clientAddress }, input: { people } }) => ({
      results: await invitePeople(db, { event, people, by, now, clientAddress }),
    })),

  resend: cohost
    .meta(rest("POST", "/{invitationId}/resend", "Send an invitation again"))
    .input(schema.oneInvitationInput)
    .output(schema.invitationOut)
    .mutation(({ ctx: { db, event, now, clientAddress }, input }) =>
      resendInvitation(db, { ...input, event, now, clientAddress }),
    ),

  remove: cohost
    .meta(rest("DELETE", "/{invitationId}", "Delete an invitation"))
    .input(schema.oneInvitationInput)
    .output(schema.removedOut)
    .mutation(async ({ ctx, input: { invitationId } }) => {
      await removeInvitation(ctx.db, { event: ctx.event, invitationId });
      return { id: invitationId };
    }),

  waiting: signedInProcedure
    .meta(own("GET", "/me/invitations", "Your unanswered invitations to upcoming events"))
    .output(answers.waitingInvitationsOut)
    .query(({ ctx: { db, viewer, now } }) => listWaitingInvitations(db, { viewer, now })),

  own: eventGuestProcedure
    .meta(own("GET", "/events/{eventId}/invitation", "Your invitation to an event; null if there is none"))
    .input(eventScopeInput)
    .output(answers.ownInvitationAnswer)
    .query(async ({ ctx }) => ({ invitation: await findOwnInvitation(ctx.db, ctx) })),

  answer: eventGuestProcedure
    .meta(own("POST", "/events/{eventId}/invitation", "Answer your invitation: going or can't go"))
    .input(answers.answerInput)
    .output(answers.answeredOut)
    .mutation(({ ctx: { db, event, viewer, now }, input: { answer, note } }) =>
      answerInvitation(db, { event, viewer, answer, note, now }),
    ),

  byLink: publicProcedure
    .input(links.invitationLinkInput)
    .output(links.linkedInvitationOut)
    .query(({ ctx: { db, viewer, now }, input: { token } }) =>
      getInvitationByLink(db, { token, viewer, now }),
    ),

  declineByLink: publicProcedure
    .input(links.declineByLinkInput)
    .output(links.declinedByLinkOut)
    .mutation(({ ctx: { db, now }, input }) => declineByLink(db, { ...input, now })),
});
