import { cancelAnyEvent } from "../../domains/operations/events/commands";
import { listAllEvents } from "../../domains/operations/events/queries";
import * as schema from "../../domains/operations/events/schema";
import { adminProcedure, router } from "../../trpc/procedures";

/** Every event of the site. */
export const adminEventsRouter = router({
  list: adminProcedure
    .input(schema.listEventsInput)
    .output(schema.adminEventsOut)
    .query(({ ctx, input }) => listAllEvents(ctx.db, { ...input, now: ctx.now })),

  cancel: adminProcedure
    .input(schema.cancelEventInput)
    .output(schema.cancelledOut)
    .mutation(({ ctx, input }) =>
      cancelAnyEvent(ctx.db, { ...input, actorId: ctx.viewer.id, now: ctx.now, decideAt: null }),
    ),
});
