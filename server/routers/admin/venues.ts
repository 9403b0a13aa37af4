import { allowVenue, archiveAnyVenue } from "../../domains/operations/venues/commands";
import { listAllVenues } from "../../domains/operations/venues/queries";
import * as schema from "../../domains/operations/venues/schema";
import { adminProcedure, router } from "../../trpc/procedures";

/** Every venue of the site. */
export const adminVenuesRouter = router({
  list: adminProcedure
    .input(schema.listVenuesInput)
    .output(schema.adminVenuesOut)
    .query(({ ctx, input }) => listAllVenues(ctx.db, input)),

  archive: adminProcedure
    .input(schema.archiveVenueInput)
    .output(schema.archivedOut)
    .mutation(({ ctx, input }) =>
      archiveAnyVenue(ctx.db, { ...input, actorId: ctx.viewer.id, now: ctx.now }),
    ),

  allow: adminProcedure
    .input(schema.allowVenueInput)
    .output(schema.allowedOut)
    .mutation(({ ctx, input }) => allowVenue(ctx.db, { ...input, actorId: ctx.viewer.id, now: ctx.now })),
});
