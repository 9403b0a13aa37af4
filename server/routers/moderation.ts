import { roleReaches } from "../domains/events/access/policy";
import { previewCapacity } from "../domains/rsvps/capacity-preview.queries";
import { capacityPreviewOut, previewCapacityInput } from "../domains/rsvps/capacity-preview.schema";
import {
  type HostAction,
  moderateRsvp,
  moderateRsvps,
  prioritizeRsvp,
  promoteUntilFull,
} from "../domains/rsvps/commands";
import { registerGroup } from "../domains/rsvps/groups.commands";
import { groupResultsOut, registerGroupInput } from "../domains/rsvps/groups.schema";
import { listFirstWaiters } from "../domains/rsvps/lists.queries";
import { getSeats } from "../domains/rsvps/queries";
import * as schema from "../domains/rsvps/schema";
import { eventLeaderProcedure, eventModeratorProcedure, eventRoleProcedure } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const cohost = eventRoleProcedure("cohost");
const rest = restUnder("RSVPs");

/** One host action on one RSVP. */
function one(action: HostAction, summary: string) {
  return eventModeratorProcedure
    .meta(rest("POST", `/events/{eventId}/rsvps/{rsvpId}/${action}`, summary))
    .input(schema.oneRsvpInput)
    .output(schema.rsvpAnswerOut)
    .mutation(({ ctx, input }) =>
      moderateRsvp(ctx.db, { event: ctx.event, actorId: ctx.viewer.id, action, rsvpId: input.rsvpId }),
    );
}

/** The same for many RSVPs, with one result each. */
function many(action: HostAction, summary: string) {
  return eventModeratorProcedure
    .meta(rest("POST", `/events/{eventId}/rsvps/${action}`, summary))
    .input(schema.manyRsvpsInput)
    .output(schema.resultsOut)
    .mutation(({ ctx, input }) => moderateMany(ctx, action, input.rsvpIds));
}

/** What hosts do with RSVPs; part of the RSVP procedures. */
export const moderation = {
  promote: cohost
    .meta(
      rest(
        "POST",
        "/events/{eventId}/waitlist/promote",
        "Promote people from the waitlist: chosen ones, the first few, or as many as fit",
      ),
    )
    .input(schema.promoteInput)
    .output(schema.resultsOut)
    .mutation(async ({ ctx, input }) => {
      if (input.untilFull) {
        return promoteUntilFull(ctx.db, { event: ctx.event, actorId: ctx.viewer.id });
      }
      const rsvpIds = input.rsvpIds ?? (await listFirstWaiters(ctx.db, ctx.event.poolId, input.count ?? 1));
      return moderateMany(ctx, "promote", rsvpIds);
    }),

  seat: one("seat", "Confirm a person right away, from the waitlist or an open offer"),
  approve: one("approve", "Approve a request: a seat if one is free, the waitlist otherwise"),
  approveMany: many("approve", "Approve many requests in the order given, one result each"),
  decline: one("decline", "Decline a person and release their seats or their place on the waitlist"),
  declineMany: many("decline", "The same for many, one result each"),
  remove: one("remove", "Remove a guest; they may RSVP again"),
  removeMany: many("remove", "The same for many, one result each"),
  restore: one("restore", "Restore a person who was declined"),
  bar: one("bar", "Ban a person from the event and release their seats"),
  unbar: one("unbar", "Lift the ban; a host can then restore them"),

  prioritize: cohost
    .meta(
      rest(
        "PUT",
        "/events/{eventId}/rsvps/{rsvpId}/priority",
        "The priority on the waitlist, 0 to 100; higher goes first",
      ),
    )
    .input(schema.prioritizeInput)
    .output(schema.rsvpAnswerOut)
    .mutation(({ ctx, input }) =>
      prioritizeRsvp(ctx.db, { event: ctx.event, actorId: ctx.viewer.id, ...input }),
    ),

  registerGroup: eventLeaderProcedure
    .meta(
      rest("POST", "/events/{eventId}/group-rsvps", "Register up to 100 people in one call, one result each"),
    )
    .input(registerGroupInput)
    .output(groupResultsOut)
    .mutation(({ ctx, input }) =>
      registerGroup(ctx.db, {
        event: ctx.event,
        by: ctx.viewer,
        people: input.people,
        mode: input.mode,
        isLeader: !roleReaches(ctx.event.role, "cohost"),
      }),
    ),

  previewCapacity: cohost
    .meta(
      rest(
        "GET",
        "/events/{eventId}/capacity-preview",
        "The RSVPs that a change of capacity would move; changes nothing",
      ),
    )
    .input(previewCapacityInput)
    .output(capacityPreviewOut)
    .query(({ ctx, input }) =>
      previewCapacity(ctx.db, { poolId: ctx.event.poolId, capacity: input.capacity ?? null }),
    ),
};

type HostContext = Parameters<Parameters<typeof cohost.query>[0]>[0]["ctx"];

async function moderateMany({ db, event, viewer }: HostContext, action: HostAction, rsvpIds: string[]) {
  const { results, seats } = await moderateRsvps(db, { event, actorId: viewer.id, action, rsvpIds });
  return { results, seats: seats ?? (await getSeats(db, event.poolId)) };
}
