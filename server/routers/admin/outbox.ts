import { handledOut } from "../../domains/operations/bulk.schema";
import {
  discardFacts,
  discardTasks,
  replayDoneFact,
  replayFacts,
  replayTasks,
} from "../../domains/operations/outbox/commands";
import {
  getFact,
  listParkedFacts,
  listParkedTasks,
  readOutbox,
} from "../../domains/operations/outbox/queries";
import * as schema from "../../domains/operations/outbox/schema";
import { noInput } from "../../domains/webhooks/schema";
import { adminProcedure, router } from "../../trpc/procedures";

/** Facts on their way to the sinks, and parked ones. */
export const outboxRouter = router({
  read: adminProcedure
    .input(noInput)
    .output(schema.outboxOut)
    .query(({ ctx }) => readOutbox(ctx.db)),

  facts: adminProcedure
    .input(schema.listFactsInput)
    .output(schema.parkedFactsOut)
    .query(({ ctx, input }) => listParkedFacts(ctx.db, input)),

  tasks: adminProcedure
    .input(schema.listTasksInput)
    .output(schema.parkedTasksOut)
    .query(({ ctx, input }) => listParkedTasks(ctx.db, input)),

  fact: adminProcedure
    .input(schema.factIdInput)
    .output(schema.factOut)
    .query(({ ctx, input }) => getFact(ctx.db, input.factId)),

  replayFacts: adminProcedure
    .input(schema.factsInput)
    .output(handledOut)
    .mutation(({ ctx, input }) => replayFacts(ctx.db, input, { actorId: ctx.viewer.id, now: ctx.now })),

  discardFacts: adminProcedure
    .input(schema.factsInput)
    .output(handledOut)
    .mutation(({ ctx, input }) => discardFacts(ctx.db, input, { actorId: ctx.viewer.id, now: ctx.now })),

  replayTasks: adminProcedure
    .input(schema.tasksInput)
    .output(handledOut)
    .mutation(({ ctx, input }) => replayTasks(ctx.db, input, { actorId: ctx.viewer.id, now: ctx.now })),

  discardTasks: adminProcedure
    .input(schema.tasksInput)
    .output(handledOut)
    .mutation(({ ctx, input }) => discardTasks(ctx.db, input, { actorId: ctx.viewer.id, now: ctx.now })),

  replayDone: adminProcedure
    .input(schema.factIdInput)
    .output(handledOut)
    .mutation(({ ctx, input }) =>
      replayDoneFact(ctx.db, input.factId, { actorId: ctx.viewer.id, now: ctx.now }),
    ),
});
