import { z } from "zod";
import {
  cancelEvent,
  createEvent,
  deleteDraft,
  duplicateEvent,
  editEvent,
  publishEvent,
} from "../domains/events/commands";
import { listEvents, listHosted } from "../domains/events/listing/queries";
import {
  listEventsInput,
  listEventsOut,
  listHostedInput,
  listHostedOut,
} from "../domains/events/listing/schema";
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
import {
  eventProcedure,
  eventRoleProcedure,
  publicProcedure,
  router,
  signedInProcedure,
} from "../trpc/procedures";

const tags = ["Events"];
const hostProcedure = eventRoleProcedure("host");
const cohostProcedure = eventRoleProcedure("cohost");

const staffRouter = router({
  list: cohostProcedure
    .meta({
      openapi: { method: "GET", path: "/events/{eventId}/staff", tags, summary: "Co-hosts and door staff" },
    })
    .input(eventIdInput)
    .output(staffOut)
    .query(async ({ ctx }) => ({ items: await listStaff(ctx.db, ctx.event.id) })),

  add: hostProcedure
    .meta({
      openapi: { method: "POST", path: "/events/{eventId}/staff", tags, summary: "Give an address a role" },
    })
    .input(addStaffInput)
    .output(staffOut)
    .mutation(async ({ ctx, input }) => ({ items: await addStaff(ctx.db, { ...input, event: ctx.event }) })),

  remove: hostProcedure
    .meta({
      openapi: {
        method: "DELETE",
        path: "/events/{eventId}/staff/{email}",
        tags,
        summary: "Take a role away",
      },
    })
    .input(removeStaffInput)
    .output(staffOut)
    .mutation(async ({ ctx, input }) => ({
      items: await removeStaff(ctx.db, { ...input, event: ctx.event }),
    })),
});

export const eventsRouter = router({
  list: publicProcedure
    .meta({ openapi: { method: "GET", path: "/events", tags, summary: "Public events", protect: false } })
    .input(listEventsInput)
    .output(listEventsOut)
    .query(({ ctx, input }) => listEvents(ctx.db, { ...input, now: ctx.now })),

  hosted: signedInProcedure
    .meta({ openapi: { method: "GET", path: "/me/events", tags, summary: "Events that I run, drafts too" } })
    .input(listHostedInput)
    .output(listHostedOut)
    .query(({ ctx, input }) => listHosted(ctx.db, { ...input, viewer: ctx.viewer, now: ctx.now })),

  get: eventProcedure
    .meta({
      openapi: { method: "GET", path: "/events/{eventId}", tags, summary: "One event", protect: false },
    })
    .input(getEventInput)
    .output(eventOut)
    .query(({ ctx }) => getEvent(ctx.db, { eventId: ctx.event.id, role: ctx.event.role, now: ctx.now })),

  create: signedInProcedure
    .meta({ openapi: { method: "POST", path: "/events", tags, summary: "Make a draft" } })
    .input(createEventInput)
    .output(eventOut)
    .mutation(({ ctx, input }) => createEvent(ctx.db, { plan: input, hostId: ctx.viewer.id, now: ctx.now })),

  edit: cohostProcedure
    .meta({ openapi: { method: "PATCH", path: "/events/{eventId}", tags, summary: "Change an event" } })
    .input(editEventInput)
    .output(eventOut)
    .mutation(({ ctx, input: { eventId: _, expectedVersion, ...changes } }) =>
      editEvent(ctx.db, { event: ctx.event, changes, expectedVersion, actorId: ctx.viewer.id, now: ctx.now }),
    ),

  publish: cohostProcedure
    .meta({ openapi: { method: "POST", path: "/events/{eventId}/publish", tags, summary: "Open for RSVPs" } })
    .input(eventIdInput)
    .output(eventOut)
    .mutation(({ ctx }) => publishEvent(ctx.db, { event: ctx.event, actorId: ctx.viewer.id, now: ctx.now })),

  cancel: cohostProcedure
    .meta({
      openapi: { method: "POST", path: "/events/{eventId}/cancel", tags, summary: "Call an event off" },
    })
    .input(eventIdInput)
    .output(eventOut)
    .mutation(({ ctx }) => cancelEvent(ctx.db, { event: ctx.event, actorId: ctx.viewer.id, now: ctx.now })),

  duplicate: cohostProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/events/{eventId}/duplicate",
        tags,
        summary: "Copy into a new draft",
      },
    })
    .input(duplicateEventInput)
    .output(eventOut)
    .mutation(({ ctx, input: { startsAt = null } }) =>
      duplicateEvent(ctx.db, { event: ctx.event, startsAt, actorId: ctx.viewer.id, now: ctx.now }),
    ),

  deleteDraft: hostProcedure
    .meta({ openapi: { method: "DELETE", path: "/events/{eventId}", tags, summary: "Delete a draft" } })
    .input(eventIdInput)
    .output(z.object({ id: z.uuid() }))
    .mutation(async ({ ctx }) => {
      await deleteDraft(ctx.db, { event: ctx.event });
      return { id: ctx.event.id };
    }),

  staff: staffRouter,
});
