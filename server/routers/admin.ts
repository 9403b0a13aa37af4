import { listAudit } from "../domains/operations/audit/queries";
import { auditOut, listAuditInput } from "../domains/operations/audit/schema";
import { handledOut } from "../domains/operations/bulk.schema";
import { forgetBounceById, retryDeliveries } from "../domains/operations/deliveries/commands";
import { countDeliveries, listBounces, listDeliveries } from "../domains/operations/deliveries/queries";
import * as deliveries from "../domains/operations/deliveries/schema";
import { resolveIncidents } from "../domains/operations/incidents/commands";
import { listIncidents } from "../domains/operations/incidents/queries";
import {
  incidentsOut,
  listIncidentsInput,
  resolveIncidentsInput,
} from "../domains/operations/incidents/schema";
import * as jobs from "../domains/operations/jobs/schema";
import { liftLimit } from "../domains/operations/limits/commands";
import { listLimits } from "../domains/operations/limits/queries";
import { limitIdInput, limitsOut } from "../domains/operations/limits/schema";
import { readOverview } from "../domains/operations/overview/queries";
import { overviewOut } from "../domains/operations/overview/schema";
import { doneOut, noInput } from "../domains/webhooks/schema";
import { listJobHealth, listRuns, startJob } from "../jobs/operators";
import { siteWarnings } from "../site-warnings";
import { adminProcedure, router } from "../trpc/procedures";
import { adminEventsRouter } from "./admin/events";
import { outboxRouter } from "./admin/outbox";
import { adminRfpsRouter } from "./admin/rfps";
import { usersRouter } from "./admin/users";
import { adminVenuesRouter } from "./admin/venues";

/** Deliveries of messages to people. */
const deliveriesRouter = router({
  count: adminProcedure
    .input(noInput)
    .output(deliveries.deliveryCountsOut)
    .query(({ ctx }) => countDeliveries(ctx.db, ctx.now)),

  list: adminProcedure
    .input(deliveries.listDeliveriesInput)
    .output(deliveries.deliveriesOut)
    .query(({ ctx, input }) => listDeliveries(ctx.db, { ...input, now: ctx.now })),

  retry: adminProcedure
    .input(deliveries.retryDeliveriesInput)
    .output(handledOut)
    .mutation(({ ctx, input }) => retryDeliveries(ctx.db, input, { actorId: ctx.viewer.id, now: ctx.now })),

  bounces: adminProcedure
    .input(noInput)
    .output(deliveries.bouncesOut)
    .query(({ ctx }) => listBounces(ctx.db)),

  forgetBounce: adminProcedure
    .input(deliveries.bounceIdInput)
    .output(doneOut)
    .mutation(async ({ ctx, input }) => {
      await forgetBounceById(ctx.db, input.bounceId, { actorId: ctx.viewer.id, now: ctx.now });
      return { done: true as const };
    }),
});

/** Scheduled jobs. */
const jobsRouter = router({
  health: adminProcedure
    .input(noInput)
    .output(jobs.jobsHealthOut)
    .query(({ ctx }) => listJobHealth(ctx.db, ctx.now)),

  runs: adminProcedure
    .input(jobs.listRunsInput)
    .output(jobs.jobRunsOut)
    .query(({ ctx, input }) => listRuns(ctx.db, { ...input, now: ctx.now })),

  start: adminProcedure
    .input(jobs.jobNameInput)
    .output(jobs.startedOut)
    .mutation(({ ctx, input }) => startJob(ctx.db, { ...input, actorId: ctx.viewer.id, now: ctx.now })),
});

/** Incidents. */
const incidentsRouter = router({
  list: adminProcedure
    .input(listIncidentsInput)
    .output(incidentsOut)
    .query(({ ctx, input }) => listIncidents(ctx.db, input)),

  resolve: adminProcedure
    .input(resolveIncidentsInput)
    .output(handledOut)
    .mutation(({ ctx, input }) =>
      resolveIncidents(ctx.db, { which: input, actorId: ctx.viewer.id, now: ctx.now }),
    ),
});

/** Rate limits and refused attempts. */
const limitsRouter = router({
  list: adminProcedure
    .input(noInput)
    .output(limitsOut)
    .query(({ ctx }) => listLimits(ctx.db)),

  lift: adminProcedure
    .input(limitIdInput)
    .output(doneOut)
    .mutation(async ({ ctx, input }) => {
      await liftLimit(ctx.db, input.limitId, { actorId: ctx.viewer.id, now: ctx.now });
      return { done: true as const };
    }),
});

/** What operators of the site see and do. */
export const adminRouter = router({
  overview: adminProcedure
    .input(noInput)
    .output(overviewOut)
    .query(async ({ ctx }) => ({ ...(await readOverview(ctx.db, ctx.now)), warnings: siteWarnings() })),
  audit: adminProcedure
    .input(listAuditInput)
    .output(auditOut)
    .query(({ ctx, input }) => listAudit(ctx.db, input)),
  users: usersRouter,
  events: adminEventsRouter,
  venues: adminVenuesRouter,
  rfps: adminRfpsRouter,
  outbox: outboxRouter,
  deliveries: deliveriesRouter,
  jobs: jobsRouter,
  incidents: incidentsRouter,
  limits: limitsRouter,
});
