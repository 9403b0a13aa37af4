import {
  acceptInvitation,
  declineInvitation,
  invitePerson,
  withdrawInvitation,
} from "../domains/groups/invitations.commands";
import { listInvitations, listWaitingInvitations } from "../domains/groups/invitations.queries";
import { createLink, joinByLink, revokeLink } from "../domains/groups/links/commands";
import { listLinks, previewLink } from "../domains/groups/links/queries";
import * as schema from "../domains/groups/links/schema";
import { doneOut, groupIdInput } from "../domains/groups/schema";
import { groupRoleProcedure, groupRoleSignInProcedure } from "../trpc/group-procedures";
import { publicProcedure, router, signedInProcedure } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Groups");
const DONE = { done: true } as const;
const moderator = groupRoleProcedure("moderator");
/** A link or an invitation outlives the token that made it. */
const inviting = groupRoleSignInProcedure("moderator");
const acting = ({ group, viewer }: { group: { id: string }; viewer: { id: string } }) => ({
  groupId: group.id,
  actorId: viewer.id,
  now: null,
});

/** The links and emails by which people are invited into a group, and what the invited do with them. */
export const groupInvitationsRouter = router({
  links: moderator
    .meta(rest("GET", "/groups/{groupId}/links", "The invitation links that were not revoked, newest first"))
    .input(groupIdInput)
    .output(schema.groupLinksOut)
    .query(async ({ ctx }) => ({
      items: await listLinks(ctx.db, ctx.group.id, ctx.now),
      nextCursor: null,
    })),

  createLink: inviting
    .meta({
      ...rest("POST", "/groups/{groupId}/links", "Make a link by which people join without approval"),
      created: "always",
    })
    .input(schema.createLinkInput)
    .output(schema.groupLinkOut)
    .mutation(({ ctx, input: { usesMax = null, expiresAt = null } }) =>
      createLink(ctx.db, { ...acting(ctx), usesMax, expiresAt }),
    ),

  revokeLink: moderator
    .meta(rest("DELETE", "/groups/{groupId}/links/{groupLinkId}", "End an invitation link"))
    .input(schema.groupLinkInput)
    .output(doneOut)
    .mutation(async ({ ctx, input: { groupLinkId: linkId } }) => {
      await revokeLink(ctx.db, { ...acting(ctx), linkId });
      return DONE;
    }),

  preview: publicProcedure
    .meta({
      openapi: {
        ...rest("GET", "/group-links/{token}", "What a link leads to: name, cover and number of members")
          .openapi,
        protect: false,
      },
    })
    .input(schema.linkTokenInput)
    .output(schema.linkPreviewOut)
    .query(({ ctx, input: { token } }) =>
      previewLink(ctx.db, { token, viewerId: ctx.viewer?.id ?? null, now: ctx.now }),
    ),

  joinByLink: signedInProcedure
    .meta(rest("POST", "/group-links/{token}/join", "Join the group of a link"))
    .input(schema.linkTokenInput)
    .output(schema.joinedByLinkOut)
    .mutation(({ ctx, input: { token } }) => joinByLink(ctx.db, { token, viewer: ctx.viewer, now: null })),

  list: moderator
    .meta(rest("GET", "/groups/{groupId}/invitations", "The open invitations by email, newest first"))
    .input(groupIdInput)
    .output(schema.groupInvitationsOut)
    .query(async ({ ctx }) => ({
      items: await listInvitations(ctx.db, { groupId: ctx.group.id, viewerId: ctx.viewer.id, now: ctx.now }),
      nextCursor: null,
    })),

  invite: inviting
    .meta({
      ...rest("POST", "/groups/{groupId}/invitations", "Invite an address, or renew its invitation"),
      created: "always",
    })
    .input(schema.inviteInput)
    .output(schema.groupInvitationOut)
    .mutation(({ ctx, input: { email } }) => invitePerson(ctx.db, { ...acting(ctx), email })),

  withdraw: moderator
    .meta(rest("DELETE", "/groups/{groupId}/invitations/{invitationId}", "Take an open invitation back"))
    .input(schema.groupInvitationInput)
    .output(doneOut)
    .mutation(async ({ ctx, input: { invitationId } }) => {
      await withdrawInvitation(ctx.db, { ...acting(ctx), invitationId });
      return DONE;
    }),

  waiting: signedInProcedure
    .meta(rest("GET", "/me/group-invitations", "The groups that invited one's own address, newest first"))
    .input(schema.noInput)
    .output(schema.waitingGroupInvitationsOut)
    .query(async ({ ctx }) => ({
      items: await listWaitingInvitations(ctx.db, ctx.viewer, ctx.now),
      nextCursor: null,
    })),

  accept: signedInProcedure
    .meta(rest("POST", "/groups/{groupId}/invitation/accept", "Join by an invitation to one's own address"))
    .input(groupIdInput)
    .output(schema.acceptedOut)
    .mutation(async ({ ctx, input }) => {
      await acceptInvitation(ctx.db, { ...input, viewer: ctx.viewer, now: null });
      return { status: "member" as const };
    }),

  decline: signedInProcedure
    .meta(rest("POST", "/groups/{groupId}/invitation/decline", "Decline an invitation to one's own address"))
    .input(groupIdInput)
    .output(doneOut)
    .mutation(async ({ ctx, input }) => {
      await declineInvitation(ctx.db, { ...input, viewer: ctx.viewer });
      return DONE;
    }),
});
