import { duplicateRfp } from "../../domains/rfps/copies.commands";
import { createRfp, deleteDraft, editRfp } from "../../domains/rfps/drafts.commands";
import { getRfp, listRfps } from "../../domains/rfps/queries";
import * as schema from "../../domains/rfps/schema";
import { organizationProcedure } from "../../trpc/procedures";
import { restUnder } from "../../trpc/rest";

const rest = restUnder("RFPs", "/organizations/{orgId}/rfps");

/** RFPs of an organization, and what becomes of them until they are sent. */
export const draftProcedures = {
  create: organizationProcedure("member")
    .meta({ ...rest("POST", "", "Create a draft, which may be incomplete"), created: "always" })
    .input(schema.createRfpInput)
    .output(schema.rfpOut)
    .mutation(({ ctx, input: { orgId: _, venueIds, ...fields } }) =>
      createRfp(ctx.db, {
        organizationId: ctx.organization.id,
        viewerId: ctx.viewer.id,
        fields,
        venueIds,
        now: null,
      }),
    ),

  list: organizationProcedure("member")
    .meta(rest("GET", "", "The RFPs of an organization, newest first"))
    .input(schema.listRfpsInput)
    .output(schema.rfpsOut)
    .query(({ ctx, input }) => listRfps(ctx.db, { ...input, organizationId: ctx.organization.id }, ctx.now)),

  get: organizationProcedure("member")
    .meta(rest("GET", "/{rfpId}", "Read an RFP with its venues and their answers"))
    .input(schema.rfpIdInput)
    .output(schema.rfpOut)
    .query(({ ctx, input }) =>
      getRfp(ctx.db, { rfpId: input.rfpId, organizationId: ctx.organization.id }, ctx.now),
    ),

  edit: organizationProcedure("member")
    .meta(rest("PATCH", "/{rfpId}", "Change the named fields of a draft"))
    .input(schema.editRfpInput)
    .output(schema.rfpOut)
    .mutation(({ ctx, input: { orgId: _, rfpId, expectedVersion, ...changes } }) =>
      editRfp(ctx.db, {
        rfpId,
        organizationId: ctx.organization.id,
        viewerId: ctx.viewer.id,
        changes,
        expectedVersion,
        now: null,
      }),
    ),

  remove: organizationProcedure("member")
    .meta(rest("DELETE", "/{rfpId}", "Delete a draft"))
    .input(schema.rfpIdInput)
    .output(schema.removedOut)
    .mutation(async ({ ctx, input }) => {
      await deleteDraft(ctx.db, { rfpId: input.rfpId, organizationId: ctx.organization.id, now: null });
      return { done: true as const };
    }),

  duplicate: organizationProcedure("member")
    .meta({
      ...rest("POST", "/{rfpId}/duplicate", "Copy an RFP into a new draft with the same open venues"),
      created: "always",
    })
    .input(schema.rfpIdInput)
    .output(schema.rfpOut)
    .mutation(({ ctx, input }) =>
      duplicateRfp(ctx.db, {
        rfpId: input.rfpId,
        organizationId: ctx.organization.id,
        viewerId: ctx.viewer.id,
        now: null,
      }),
    ),
};
