import {
  createOrganization,
  deleteOrganization,
  renameOrganization,
} from "../domains/organizations/commands";
import {
  acceptInvitation,
  declineInvitation,
  inviteMember,
  withdrawInvitation,
} from "../domains/organizations/invitations.commands";
import { changeMember } from "../domains/organizations/members.commands";
import { listMembers, listOrganizations, listWaitingInvitations } from "../domains/organizations/queries";
import * as schema from "../domains/organizations/schema";
import {
  organizationProcedure,
  organizationSignInProcedure,
  router,
  signedInProcedure,
} from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Organizations");
const DONE = { done: true } as const;

/** Organizations, their members and the invitations to join one. Another's organization is answered as not-found. */
export const organizationsRouter = router({
  create: signedInProcedure
    .meta({
      ...rest("POST", "/organizations", "Create an organization, with oneself as its owner"),
      created: "always",
    })
    .input(schema.createOrganizationInput)
    .output(schema.organizationOut)
    .mutation(({ ctx, input }) => createOrganization(ctx.db, { ...input, viewer: ctx.viewer, now: null })),

  list: signedInProcedure
    .meta(rest("GET", "/organizations", "The organizations that one acts for, by name"))
    .input(schema.noInput)
    .output(schema.organizationsOut)
    .query(async ({ ctx }) => ({ items: await listOrganizations(ctx.db, ctx.viewer.id), nextCursor: null })),

  get: organizationProcedure("member")
    .meta(rest("GET", "/organizations/{orgId}", "Read one organization and one's role in it"))
    .input(schema.organizationIdInput)
    .output(schema.organizationOut)
    .query(({ ctx }) => ctx.organization),

  rename: organizationProcedure("owner")
    .meta(rest("PATCH", "/organizations/{orgId}", "Give the organization another name; its slug stays"))
    .input(schema.renameOrganizationInput)
    .output(schema.organizationOut)
    .mutation(({ ctx, input: { name } }) =>
      renameOrganization(ctx.db, { organization: ctx.organization, actorId: ctx.viewer.id, name }),
    ),

  remove: organizationProcedure("owner")
    .meta(rest("DELETE", "/organizations/{orgId}", "Delete an organization that has no venues or requests"))
    .input(schema.organizationIdInput)
    .output(schema.doneOut)
    .mutation(async ({ ctx }) => {
      await deleteOrganization(ctx.db, { organization: ctx.organization, actorId: ctx.viewer.id });
      return DONE;
    }),

  members: organizationProcedure("member")
    .meta(
      rest(
        "GET",
        "/organizations/{orgId}/members",
        "All members; for owners and managers also open invitations",
      ),
    )
    .input(schema.organizationIdInput)
    .output(schema.membersOut)
    .query(async ({ ctx }) => {
      const reader = { organization: ctx.organization, userId: ctx.viewer.id, now: ctx.now };
      return { ...(await listMembers(ctx.db, reader)), nextCursor: null };
    }),

  // A role outlives the token that gave it.
  invite: organizationSignInProcedure("manager")
    .meta({
      ...rest(
        "POST",
        "/organizations/{orgId}/members",
        "Invite an address, or change the role of its invitation",
      ),
      created: "always",
    })
    .input(schema.inviteMemberInput)
    .output(schema.invitedOut)
    .mutation(({ ctx, input: { email, role } }) =>
      inviteMember(ctx.db, {
        organization: ctx.organization,
        actorId: ctx.viewer.id,
        email,
        role,
        now: null,
      }),
    ),

  withdrawInvitation: organizationProcedure("manager")
    .meta(rest("DELETE", "/organizations/{orgId}/invitations/{email}", "Take an open invitation back"))
    .input(schema.withdrawInvitationInput)
    .output(schema.doneOut)
    .mutation(async ({ ctx, input: { email } }) => {
      await withdrawInvitation(ctx.db, { organization: ctx.organization, actorId: ctx.viewer.id, email });
      return DONE;
    }),

  changeMember: organizationSignInProcedure("manager")
    .meta(rest("PATCH", "/organizations/{orgId}/members/{userId}", "Give a member another role"))
    .input(schema.changeMemberInput)
    .output(schema.doneOut)
    .mutation(async ({ ctx, input: { userId, role } }) => {
      await changeMember(ctx.db, { organization: ctx.organization, actorId: ctx.viewer.id, userId, role });
      return DONE;
    }),

  removeMember: organizationProcedure("member")
    .meta(
      rest(
        "DELETE",
        "/organizations/{orgId}/members/{userId}",
        "Remove a member, or leave with one's own id",
      ),
    )
    .input(schema.removeMemberInput)
    .output(schema.doneOut)
    .mutation(async ({ ctx, input: { userId } }) => {
      await changeMember(ctx.db, {
        organization: ctx.organization,
        actorId: ctx.viewer.id,
        userId,
        role: null,
      });
      return DONE;
    }),

  waiting: signedInProcedure
    .meta(
      rest(
        "GET",
        "/me/organization-invitations",
        "The open invitations to join an organization, newest first",
      ),
    )
    .input(schema.noInput)
    .output(schema.waitingInvitationsOut)
    .query(async ({ ctx }) => ({
      items: await listWaitingInvitations(ctx.db, ctx.viewer, ctx.now),
      nextCursor: null,
    })),

  acceptInvitation: signedInProcedure
    .meta(
      rest("POST", "/organizations/{orgId}/invitation/accept", "Join by an invitation to one's own address"),
    )
    .input(schema.organizationIdInput)
    .output(schema.organizationOut)
    .mutation(({ ctx, input }) => acceptInvitation(ctx.db, { ...input, viewer: ctx.viewer, now: null })),

  declineInvitation: signedInProcedure
    .meta(
      rest("POST", "/organizations/{orgId}/invitation/decline", "Decline an invitation to one's own address"),
    )
    .input(schema.organizationIdInput)
    .output(schema.doneOut)
    .mutation(async ({ ctx, input }) => {
      await declineInvitation(ctx.db, { ...input, viewer: ctx.viewer });
      return DONE;
    }),
});
