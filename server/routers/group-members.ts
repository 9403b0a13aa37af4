import type { Viewer } from "../domains/accounts/schema";
import { banMember, liftBan } from "../domains/groups/bans.commands";
import { getAskedGroup, getKnownGroup } from "../domains/groups/invitations.queries";
import {
  approveRequest,
  joinGroup,
  refuseRequest,
  takeRequestBack,
} from "../domains/groups/joining.commands";
import { changeMembership, changeRole, leaveGroup, removeMember } from "../domains/groups/members.commands";
import { listBans, listMembers, listRequests } from "../domains/groups/members.queries";
import * as schema from "../domains/groups/schema";
import {
  groupProcedure,
  groupRoleProcedure,
  groupRoleSignInProcedure,
  groupSiteProcedure,
} from "../trpc/group-procedures";
import { router, signedInProcedure } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Groups", "/groups/{groupId}");
const DONE = { done: true } as const;
const moderator = groupRoleProcedure("moderator");
/** Acts on people, which the site may do in every group; who is let in, and by what role, is left to the group. */
const onPeople = groupSiteProcedure("moderator");
const acting = ({ group, viewer }: { group: { id: string }; viewer: { id: string } }) => ({
  groupId: group.id,
  actorId: viewer.id,
  now: null,
});

const moderating = ({ group, viewer }: { group: { id: string }; viewer: Viewer }) => ({
  groupId: group.id,
  viewer,
  now: null,
});

/** Who is in a group and who wants to be: joining, leaving, requests, roles and bans. */
export const groupMembersRouter = router({
  list: groupProcedure
    .meta({
      openapi: {
        ...rest("GET", "/members", "The members of a group, in the order of joining").openapi,
        protect: false,
      },
    })
    .input(schema.listMembersInput)
    .output(schema.membersOut)
    .query(({ ctx, input: { groupId: _, ...by } }) =>
      listMembers(ctx.db, { ...by, group: ctx.group, viewerId: ctx.viewer?.id ?? null, now: ctx.now }),
    ),

  // Also for people who are invited to a private group, which they can't read.
  join: signedInProcedure
    .meta(rest("POST", "/join", "Join the group, or ask to where moderators approve"))
    .input(schema.joinInput)
    .output(schema.joinedOut)
    .mutation(async ({ ctx, input: { groupId, note } }) => {
      const id = await getKnownGroup(ctx.db, { groupId, viewer: ctx.viewer });
      return joinGroup(ctx.db, { groupId: id, viewer: ctx.viewer, note, now: null });
    }),

  leave: signedInProcedure
    .meta(rest("DELETE", "/membership", "Leave the group"))
    .input(schema.groupIdInput)
    .output(schema.doneOut)
    .mutation(async ({ ctx, input: { groupId } }) => {
      const id = await getKnownGroup(ctx.db, { groupId, viewer: ctx.viewer });
      await leaveGroup(ctx.db, { groupId: id, actorId: ctx.viewer.id, now: null });
      return DONE;
    }),

  change: groupRoleProcedure("member")
    .meta(rest("PATCH", "/membership", "Choose what one is told of, or mark the group's posts as seen"))
    .input(schema.membershipInput)
    .output(schema.membershipOut)
    .mutation(({ ctx, input: { level, seenAt } }) =>
      changeMembership(ctx.db, { ...acting(ctx), userId: ctx.viewer.id, level, seenAt, now: ctx.now }),
    ),

  requests: moderator
    .meta(rest("GET", "/requests", "The people who ask to join, the longest wait first"))
    .input(schema.requestsInput)
    .output(schema.requestsOut)
    .query(({ ctx, input: { groupId: _, ...by } }) => listRequests(ctx.db, { ...by, groupId: ctx.group.id })),

  approve: moderator
    .meta(rest("POST", "/requests/{userId}/approve", "Let the person of a request in"))
    .input(schema.personInGroupInput)
    .output(schema.joinedOut)
    .mutation(({ ctx, input: { userId } }) => approveRequest(ctx.db, { ...acting(ctx), userId })),

  refuse: moderator
    .meta(rest("POST", "/requests/{userId}/refuse", "Refuse a request; the person may ask again"))
    .input(schema.personInGroupInput)
    .output(schema.doneOut)
    .mutation(async ({ ctx, input: { userId } }) => {
      await refuseRequest(ctx.db, { ...acting(ctx), userId });
      return DONE;
    }),

  takeBack: signedInProcedure
    .meta(rest("DELETE", "/request", "Take one's own request back"))
    .input(schema.groupIdInput)
    .output(schema.takenBackOut)
    .mutation(async ({ ctx, input: { groupId } }) => {
      const id = await getAskedGroup(ctx.db, { groupId, viewer: ctx.viewer });
      return takeRequestBack(ctx.db, { groupId: id, actorId: ctx.viewer.id, now: null });
    }),

  // A role outlives the token that gave it.
  changeRole: groupRoleSignInProcedure("owner")
    .meta(
      rest(
        "PATCH",
        "/members/{userId}",
        "Give a member another role; another owner is how a group is handed over",
      ),
    )
    .input(schema.changeRoleInput)
    .output(schema.changedRoleOut)
    .mutation(async ({ ctx, input: { userId, role } }) => {
      await changeRole(ctx.db, { ...acting(ctx), userId, role });
      return { userId, role };
    }),

  remove: onPeople
    .meta(rest("DELETE", "/members/{userId}", "Remove a member; they may join again"))
    .input(schema.removeMemberInput)
    .output(schema.doneOut)
    .mutation(async ({ ctx, input: { userId, reason } }) => {
      await removeMember(ctx.db, { ...moderating(ctx), userId, reason });
      return DONE;
    }),

  bans: onPeople
    .meta(rest("GET", "/bans", "The bans that have not ended, the newest first"))
    .input(schema.requestsInput)
    .output(schema.bansOut)
    .query(({ ctx, input: { groupId: _, ...by } }) =>
      listBans(ctx.db, { ...by, groupId: ctx.group.id, now: ctx.now }),
    ),

  ban: onPeople
    .meta(rest("PUT", "/bans/{userId}", "Ban a person, who is a member or not, or change their ban"))
    .input(schema.banInput)
    .output(schema.doneOut)
    .mutation(async ({ ctx, input: { userId, reason, until } }) => {
      await banMember(ctx.db, { ...moderating(ctx), userId, reason, until: until ?? null });
      return DONE;
    }),

  liftBan: onPeople
    .meta(rest("DELETE", "/bans/{userId}", "Lift a ban; the person may join again"))
    .input(schema.personInGroupInput)
    .output(schema.doneOut)
    .mutation(async ({ ctx, input: { userId } }) => {
      await liftBan(ctx.db, { ...moderating(ctx), userId });
      return DONE;
    }),
});
