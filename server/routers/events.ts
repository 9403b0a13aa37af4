import { z } from "zod";
import { cancelEvent, editEvent, publishEvent, restoreEvent } from "../domains/events/commands";
import { createEvent, deleteDraft, duplicateEvent } from "../domains/events/drafts.commands";
import { listShownGuests } from "../domains/events/guest-list/queries";
import { guestListInput, guestListOut } from "../domains/events/guest-list/schema";
import { listHosted, listHosting } from "../domains/events/hosting/queries";
import {
  listHostedInput,
  listHostedOut,
  listHostingInput,
  listHostingOut,
} from "../domains/events/hosting/schema";
import { renewInviteLink } from "../domains/events/invite-link.commands";
import { listEvents } from "../domains/events/listing/queries";
import { listEventsInput, listEventsOut } from "../domains/events/listing/schema";
import { withCoverOf } from "../domains/events/policy";
import { getEvent } from "../domains/events/queries";
import {
  createEventInput,
  duplicateEventInput,
  editEventInput,
  eventIdInput,
  eventOut,
  getEventInput,
} from "../domains/events/schema";
import { addStaff, removeStaff } from "../domains/events/staff/commands";
import { listStaff } from "../domains/events/staff/queries";
import { addStaffInput, removeStaffInput, staffOut } from "../domains/events/staff/schema";
import { getGroupAccess } from "../domains/groups/access/queries";
import {
  eventModeratorProcedure,
  eventProcedure,
  eventRoleProcedure,
  eventRoleSignInProcedure,
  publicProcedure,
  router,
  signedInProcedure,
} from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Events");
const open = (path: `/${string}`, summary: string) => ({
  openapi: { ...rest("GET", path, summary).openapi, protect: false },
});
const hostProcedure = eventRoleProcedure("host");
const cohostProcedure = eventRoleProcedure("cohost");

const staffRouter = router({
  list: cohostProcedure
    .meta(rest("GET", "/events/{eventId}/staff", "Co-hosts and door staff"))
    .input(eventIdInput)
    .output(staffOut)
    .query(async ({ ctx }) => ({ items: await listStaff(ctx.db, ctx.event.id) })),

  add: eventRoleSignInProcedure("host")
    .meta(rest("POST", "/events/{eventId}/staff", "Give an email address a role"))
    .input(addStaffInput)
    .output(staffOut)
    .mutation(async ({ ctx, input }) => ({ items: await addStaff(ctx.db, { ...input, event: ctx.event }) })),

  remove: hostProcedure
    .meta(rest("DELETE", "/events/{eventId}/staff/{email}", "Revoke a role"))
    .input(removeStaffInput)
    .output(staffOut)
    .mutation(async ({ ctx, input }) => ({
      items: await removeStaff(ctx.db, { ...input, event: ctx.event }),
    })),
});

export const eventsRouter = router({
  list: publicProcedure
    .meta(open("/events", "Public events, or the events of a group"))
    .input(listEventsInput)
    .output(listEventsOut)
    .query(async ({ ctx: { db, viewer, now }, input: { groupId, ...by } }) => {
      const group = groupId === undefined ? null : await getGroupAccess(db, { groupId, viewer });
      const within = group && { groupId: group.id, viewerId: viewer?.id ?? null };
      return listEvents(db, { ...by, within, now });
    }),

  hosted: signedInProcedure
    .meta(rest("GET", "/me/events", "Events that you run, including drafts"))
    .input(listHostedInput)
    .output(listHostedOut)
    .query(({ ctx, input }) => listHosted(ctx.db, { ...input, viewer: ctx.viewer, now: ctx.now })),

  hosting: signedInProcedure
    .meta(rest("GET", "/me/hosting", "Events that you run, one row per series, with totals"))
    .input(listHostingInput)
    .output(listHostingOut)
    .query(({ ctx, input }) => listHosting(ctx.db, { ...input, viewer: ctx.viewer, now: ctx.now })),

  get: eventProcedure
    .meta(open("/events/{eventId}", "One event"))
    .input(getEventInput)
    .output(eventOut)
    .query(async ({ ctx: { db, event, viewer, now }, input: { invite } }) => {
      const found = await getEvent(db, {
        eventId: event.id,
        role: event.role,
        viewerId: viewer?.id ?? null,
        now,
      });
      return withCoverOf(found, invite);
    }),

  guests: eventProcedure
    .meta(
      open("/events/{eventId}/guests", "The confirmed guests, as far as the host shows them to the caller"),
    )
    .input(guestListInput)
    .output(guestListOut)
    .query(({ ctx, input: { cursor, limit } }) =>
      listShownGuests(ctx.db, { event: ctx.event, viewerId: ctx.viewer?.id ?? null, cursor, limit }),
    ),

  create: signedInProcedure
    .meta({ ...rest("POST", "/events", "Create a draft"), created: "always" })
    .input(createEventInput)
    .output(eventOut)
    .mutation(({ ctx, input }) => createEvent(ctx.db, { plan: input, hostId: ctx.viewer.id, now: ctx.now })),

  edit: cohostProcedure
    .meta(rest("PATCH", "/events/{eventId}", "Change an event"))
    .input(editEventInput)
    .output(eventOut)
    .mutation(({ ctx, input: { eventId: _, expectedVersion, moving, ...changes } }) => {
      const by = { event: ctx.event, actorId: ctx.viewer.id, now: null };
      return editEvent(ctx.db, { ...by, changes, expectedVersion, moving });
    }),

  publish: cohostProcedure
    .meta(rest("POST", "/events/{eventId}/publish", "Open for RSVPs"))
    .input(eventIdInput)
    .output(eventOut)
    .mutation(({ ctx }) => publishEvent(ctx.db, { event: ctx.event, actorId: ctx.viewer.id, now: null })),

  cancel: cohostProcedure
    .meta(rest("POST", "/events/{eventId}/cancel", "Cancel an event"))
    .input(eventIdInput)
    .output(eventOut)
    .mutation(({ ctx }) => cancelEvent(ctx.db, { event: ctx.event, actorId: ctx.viewer.id, now: null })),

  restore: eventModeratorProcedure
    .meta(
      rest("POST", "/events/{eventId}/restore", "Restore a cancelled event with its guests, within 7 days"),
    )
    .input(eventIdInput)
    .output(eventOut)
    .mutation(({ ctx }) =>
      restoreEvent(ctx.db, {
        event: ctx.event,
        actorId: ctx.viewer.id,
        now: null,
        isOperator: ctx.viewer.role === "admin",
      }),
    ),

  renewInviteLink: eventRoleSignInProcedure("cohost")
    .meta(
      rest(
        "POST",
        "/events/{eventId}/invite-link/renew",
        "Replace the invitation link; the old one stops working",
      ),
    )
    .input(eventIdInput)
    .output(eventOut)
    .mutation(({ ctx: { db, event, viewer, now } }) =>
      renewInviteLink(db, { event, actorId: viewer.id, now }),
    ),

  duplicate: cohostProcedure
    .meta({ ...rest("POST", "/events/{eventId}/duplicate", "Copy into a new draft"), created: "always" })
    .input(duplicateEventInput)
    .output(eventOut)
    .mutation(({ ctx, input: { startsAt = null } }) =>
      duplicateEvent(ctx.db, { event: ctx.event, startsAt, actorId: ctx.viewer.id, now: ctx.now }),
    ),

  deleteDraft: hostProcedure
    .meta(rest("DELETE", "/events/{eventId}", "Delete a draft"))
    .input(eventIdInput)
    .output(z.object({ id: z.uuid() }))
    .mutation(async ({ ctx }) => {
      await deleteDraft(ctx.db, { event: ctx.event });
      return { id: ctx.event.id };
    }),

  staff: staffRouter,
});
