import { z } from "zod";
import { entryId } from "../domains/holds/schema";
import { getOwnerOfEntry, getOwnerOfRfp, getOwnerOfRfpVenue } from "../domains/organizations/owners.queries";
import { router, signedInProcedure } from "../trpc/procedures";

const ownerOut = z.object({ orgId: z.uuid() });

/**
 * Which of the viewer's organizations a row belongs to, for callers that name the row only. What belongs to another's
 * organization is answered as not-found.
 */
export const ownersRouter = router({
  ofRfp: signedInProcedure
    .input(z.strictObject({ rfpId: z.uuid() }))
    .output(ownerOut)
    .query(async ({ ctx, input }) => ({
      orgId: await getOwnerOfRfp(ctx.db, { id: input.rfpId, userId: ctx.viewer.id }),
    })),

  ofRfpVenue: signedInProcedure
    .input(z.strictObject({ rfpVenueId: z.uuid() }))
    .output(ownerOut)
    .query(async ({ ctx, input }) => ({
      orgId: await getOwnerOfRfpVenue(ctx.db, { id: input.rfpVenueId, userId: ctx.viewer.id }),
    })),

  ofEntry: signedInProcedure
    .input(z.strictObject({ waitlistId: entryId }))
    .output(ownerOut)
    .query(async ({ ctx, input }) => ({
      orgId: await getOwnerOfEntry(ctx.db, { id: input.waitlistId, userId: ctx.viewer.id }),
    })),
});
