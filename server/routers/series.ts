import { getEventInput } from "../domains/events/schema";
import { applyToFollowing, cancelFollowing, repeatEvent } from "../domains/events/series/commands";
import { getSeries } from "../domains/events/series/queries";
import {
  applyToFollowingInput,
  cancelFollowingInput,
  dateResultsOut,
  repeatEventInput,
  repeatedOut,
  seriesOut,
} from "../domains/events/series/schema";
import { eventProcedure, eventRoleProcedure, router } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Events");
const cohost = eventRoleProcedure("cohost");

/** Events that repeat. */
export const seriesRouter = router({
  get: eventProcedure
    .meta({
      openapi: {
        ...rest("GET", "/events/{eventId}/series", "The other dates of the series").openapi,
        protect: false,
      },
    })
    .input(getEventInput)
    .output(seriesOut)
    .query(({ ctx: { db, event, viewer, now } }) => getSeries(db, { eventId: event.id, viewer, now })),

  repeat: cohost
    .meta(rest("POST", "/events/{eventId}/series", "Repeat an event weekly or monthly, one result per date"))
    .input(repeatEventInput)
    .output(repeatedOut)
    .mutation(({ ctx, input: { eventId: _, publish, ...repetition } }) =>
      repeatEvent(ctx.db, { event: ctx.event, actorId: ctx.viewer.id, repetition, publish, now: ctx.now }),
    ),

  applyToFollowing: cohost
    .meta(
      rest(
        "POST",
        "/events/{eventId}/series/apply",
        "Apply parts of an event to later dates, one result per date",
      ),
    )
    .input(applyToFollowingInput)
    .output(dateResultsOut)
    .mutation(async ({ ctx: { db, event, viewer, now }, input: { parts } }) => ({
      results: await applyToFollowing(db, { event, viewer, parts, now, decideAt: null }),
    })),

  cancelFollowing: cohost
    .meta(rest("POST", "/events/{eventId}/series/cancel", "Cancel later dates, one result per date"))
    .input(cancelFollowingInput)
    .output(dateResultsOut)
    .mutation(async ({ ctx: { db, event, viewer, now }, input: { includeThis } }) => ({
      results: await cancelFollowing(db, { event, viewer, includeThis, now, decideAt: null }),
    })),
});
