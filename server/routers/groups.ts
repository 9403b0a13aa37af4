import { takeOutOfGroup } from "../domains/events/leaving-group.commands";
import { listEvents, listPastEvents } from "../domains/events/listing/queries";
import { groupEventInput, listEventsOut, listGroupEventsInput } from "../domains/events/listing/schema";
import { archiveGroup, createGroup, deleteGroup, editGroup } from "../domains/groups/commands";
import { listGroupsForEvents } from "../domains/groups/event-makers.queries";
import { getGroup, listGroups } from "../domains/groups/queries";
import * as schema from "../domains/groups/schema";
import { groupProcedure, groupRoleProcedure } from "../trpc/group-procedures";
import { publicProcedure, router, signedInProcedure } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";
import { groupInvitationsRouter } from "./group-invitations";
import { groupMembersRouter } from "./group-members";

const rest = restUnder("Groups");
const open = (path: `/${string}`, summary: string) => ({
  openapi: { ...rest("GET", path, summary).openapi, protect: false },
});
const DONE = { done: true } as const;
const owner = groupRoleProcedure("owner");
const acting = ({ group, viewer }: { group: { id: string }; viewer: { id: string } }) => ({
  groupId: group.id,
  actorId: viewer.id,
  now: null,
});

/** Groups: what they are and how they are run. A private group of others is answered as not-found. */
export const groupsRouter = router({
  invitations: groupInvitationsRouter,
  members: groupMembersRouter,

  list: publicProcedure
    .meta(open("/groups", "Public groups and one's own"))
    .input(schema.listGroupsInput)
    .output(schema.groupsOut)
    .query(({ ctx, input: { mine, ...by } }) =>
      listGroups(ctx.db, {
        ...by,
        mine: mine === "true",
        viewerId: ctx.viewer?.id ?? null,
        now: ctx.now,
      }),
    ),

  create: signedInProcedure
    .meta({ ...rest("POST", "/groups", "Create a group, with oneself as its owner"), created: "always" })
    .input(schema.createGroupInput)
    .output(schema.groupOut)
    .mutation(({ ctx, input }) => createGroup(ctx.db, { ...input, viewer: ctx.viewer, now: null })),

  get: groupProcedure
    .meta(open("/groups/{groupId}", "Read one group and one's role in it"))
    .input(schema.groupIdInput)
    .output(schema.groupOut)
    .query(({ ctx }) =>
      getGroup(ctx.db, { groupId: ctx.group.id, viewerId: ctx.viewer?.id ?? null, now: ctx.now }),
    ),

  events: groupProcedure
    .meta(open("/groups/{groupId}/events", "The events of a group, as far as the caller sees them"))
    .input(listGroupEventsInput)
    .output(listEventsOut)
    .query(({ ctx, input: { groupId: _, when, ...by } }) => {
      const within = { groupId: ctx.group.id, viewerId: ctx.viewer?.id ?? null };
      const list = when === "past" ? listPastEvents : listEvents;
      return list(ctx.db, { ...by, within, now: ctx.now });
    }),

  takeOutEvent: groupRoleProcedure("moderator")
    .meta(
      rest(
        "DELETE",
        "/groups/{groupId}/events/{eventId}",
        "Take an event out of the group; it stays with its host and guests",
      ),
    )
    .input(groupEventInput)
    .output(schema.doneOut)
    .mutation(async ({ ctx: { db, viewer, group, now }, input: { eventId } }) => {
      await takeOutOfGroup(db, { eventId, groupId: group.id, viewer, now });
      return DONE;
    }),

  forEvents: signedInProcedure
    .meta(rest("GET", "/me/groups-for-events", "The groups in which you may make events"))
    .output(schema.groupsForEventsOut)
    .query(async ({ ctx }) => ({ items: await listGroupsForEvents(ctx.db, ctx.viewer.id, ctx.now) })),

  edit: owner
    .meta(rest("PATCH", "/groups/{groupId}", "Change what is written about a group, and its settings"))
    .input(schema.editGroupInput)
    .output(schema.groupOut)
    .mutation(({ ctx, input: { groupId: _, expectedVersion, ...changes } }) =>
      editGroup(ctx.db, { ...acting(ctx), changes, expectedVersion }),
    ),

  archive: owner
    .meta(rest("POST", "/groups/{groupId}/archive", "Make the group read-only, or open it again"))
    .input(schema.archiveGroupInput)
    .output(schema.groupOut)
    .mutation(({ ctx, input: { archived } }) => archiveGroup(ctx.db, { ...acting(ctx), archived })),

  remove: owner
    .meta(
      rest("DELETE", "/groups/{groupId}", "Delete the group: it and everything in it is not found any more"),
    )
    .input(schema.groupIdInput)
    .output(schema.doneOut)
    .mutation(async ({ ctx }) => {
      await deleteGroup(ctx.db, acting(ctx));
      return DONE;
    }),
});
