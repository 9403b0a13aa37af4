import { fileOut } from "../../lib/wire-schema";
import { listActivity } from "../domains/analytics/activity/queries";
import { readArrivals } from "../domains/analytics/arrivals/queries";
import { arrivalsInput, arrivalsOut } from "../domains/analytics/arrivals/schema";
import { readRsvpsOverTime } from "../domains/analytics/queries";
import { readReport } from "../domains/analytics/report/queries";
import { reportInput, reportOut } from "../domains/analytics/report/schema";
import * as schema from "../domains/analytics/schema";
import { readSessionReport } from "../domains/analytics/sessions/queries";
import { sessionReportInput, sessionReportOut } from "../domains/analytics/sessions/schema";
import { readChartFile } from "../domains/analytics/tables/queries";
import { chartFileInput } from "../domains/analytics/tables/schema";
import { recordView } from "../domains/analytics/views/commands";
import { viewInput, viewOut } from "../domains/analytics/views/schema";
import { eventProcedure, eventRoleProcedure, router, sessionRoleProcedure } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const cohost = eventRoleProcedure("cohost");
const rest = restUnder("Analytics");

/** What the ledger and the page views show the hosts of an event. */
export const analyticsRouter = router({
  rsvpsOverTime: cohost
    .meta(
      rest(
        "GET",
        "/events/{eventId}/analytics/rsvps",
        "Counts by status; RSVPs, seats, capacity and waitlist over time",
      ),
    )
    .input(schema.rsvpsOverTimeInput)
    .output(schema.rsvpsOverTimeOut)
    .query(({ ctx }) => readRsvpsOverTime(ctx.db, ctx.event, ctx.now)),

  report: cohost
    .meta(
      rest(
        "GET",
        "/events/{eventId}/analytics",
        "Conversion, sources, parties, cancellations, no-shows, returning guests and how the waitlist worked",
      ),
    )
    .input(reportInput)
    .output(reportOut)
    .query(({ ctx }) => readReport(ctx.db, ctx.event, ctx.now)),

  arrivals: cohost
    .meta(rest("GET", "/events/{eventId}/analytics/arrivals", "Arrivals by time, and who did not come"))
    .input(arrivalsInput)
    .output(arrivalsOut)
    .query(({ ctx, input }) =>
      readArrivals(ctx.db, { event: ctx.event, sessionId: input.sessionId, now: ctx.now }),
    ),

  session: sessionRoleProcedure("cohost")
    .meta(
      rest(
        "GET",
        "/sessions/{sessionId}/analytics",
        "How a session filled, what became of its waitlist, who came and how it was rated",
      ),
    )
    .input(sessionReportInput)
    .output(sessionReportOut)
    .query(({ ctx: { db, event, session, now } }) => readSessionReport(db, { event, session, now })),

  chartFile: cohost
    .meta({
      ...rest("GET", "/events/{eventId}/analytics/{chart}.csv", "The numbers behind one chart, as CSV"),
      file: "text/csv",
    })
    .input(chartFileInput)
    .output(fileOut)
    .query(({ ctx, input }) => readChartFile(ctx.db, ctx.event, input.chart, ctx.now)),

  view: eventProcedure
    .meta(rest("POST", "/events/{eventId}/views", "Count a visitor of the event's page, once a day"))
    .input(viewInput)
    .output(viewOut)
    .mutation(async ({ ctx, input }) => {
      const { db, event, viewer, clientAddress, userAgent, now } = ctx;
      const visit = { event, viewerId: viewer?.id ?? null, clientAddress, userAgent, now };
      return { counted: await recordView(db, { ...visit, source: input.source }) };
    }),

  activity: cohost
    .meta(
      rest(
        "GET",
        "/events/{eventId}/ledger",
        "The history of the event or of one RSVP as sentences, newest first",
      ),
    )
    .input(schema.activityInput)
    .output(schema.activityOut)
    .query(({ ctx, input }) => listActivity(ctx.db, ctx.event, input)),
});
