import { awardRfp, closeRfp } from "../../domains/rfps/ending.commands";
import * as schema from "../../domains/rfps/schema";
import { extendDeadline, sendRfp } from "../../domains/rfps/sending.commands";
import { organizationProcedure } from "../../trpc/procedures";
import { restUnder } from "../../trpc/rest";

const rest = restUnder("RFPs", "/organizations/{orgId}/rfps/{rfpId}");
const member = organizationProcedure("member");

/** The steps of an RFP as a whole. */
export const stepProcedures = {
  send: member
    .meta(rest("POST", "/send", "Send a draft to its venues"))
    .input(schema.rfpIdInput)
    .output(schema.rfpOut)
    .mutation(({ ctx, input }) =>
      sendRfp(ctx.db, { rfpId: input.rfpId, organizationId: ctx.organization.id, now: null }),
    ),

  extend: member
    .meta(rest("POST", "/extend", "Move the answer deadline to a later time"))
    .input(schema.extendInput)
    .output(schema.rfpOut)
    .mutation(({ ctx, input: { rfpId, responseDeadline } }) =>
      extendDeadline(ctx.db, { rfpId, responseDeadline, organizationId: ctx.organization.id, now: null }),
    ),

  close: member
    .meta(rest("POST", "/close", "End an RFP without an award"))
    .input(schema.closeInput)
    .output(schema.rfpOut)
    .mutation(({ ctx, input: { rfpId, reason } }) =>
      closeRfp(ctx.db, { rfpId, reason, organizationId: ctx.organization.id, now: null }),
    ),

  award: member
    .meta(rest("POST", "/award", "Award an RFP to one venue and end it for the others"))
    .input(schema.awardInput)
    .output(schema.rfpOut)
    .mutation(({ ctx, input: { orgId: _, ...input } }) =>
      awardRfp(ctx.db, { ...input, organizationId: ctx.organization.id, now: null }),
    ),
};
