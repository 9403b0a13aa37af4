import { listActivity, readRsvpsOverTime } from "../domains/analytics/queries";
import * as schema from "../domains/analytics/schema";
import { eventRoleProcedure, router } from "../trpc/procedures";

const cohost = eventRoleProcedure("cohost");

/** What the ledger tells the hosts of an event. */
export const analyticsRouter = router({
  rsvpsOverTime: cohost
    .meta({
      openapi: {
        method: "GET",
        path: "/events/{eventId}/analytics/rsvps",
        summary: "Counts by status, and RSVPs, cancellations and promotions over time",
        tags: ["Analytics"],
      },
    })
    .input(schema.rsvpsOverTimeInput)
    .output(schema.rsvpsOverTimeOut)
    .query(({ ctx }) => readRsvpsOverTime(ctx.db, ctx.event, ctx.now)),

  activity: cohost
    .input(schema.activityInput)
    .output(schema.activityOut)
    .query(({ ctx, input }) => listActivity(ctx.db, ctx.event, input)),
});
