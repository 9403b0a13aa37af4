import { comparisonCsv } from "../../domains/csv/comparison.policy";
import { compareVenues } from "../../domains/rfps/comparison.queries";
import * as schema from "../../domains/rfps/comparison.schema";
import { rfpIdInput } from "../../domains/rfps/schema";
import { suggestVenues } from "../../domains/rfps/suggestions.queries";
import { organizationProcedure } from "../../trpc/procedures";
import { restUnder } from "../../trpc/rest";

const rest = restUnder("RFPs", "/organizations/{orgId}/rfps/{rfpId}");
const member = organizationProcedure("member");

/** What helps an organization to choose: venues that would fit, and those that it asked side by side. */
export const comparisonProcedures = {
  suggestions: member
    .meta(rest("GET", "/suggestions", "Venues that fit an RFP and are not asked yet, the best first"))
    .input(rfpIdInput)
    .output(schema.suggestionsOut)
    .query(({ ctx, input: { rfpId } }) => {
      const asked = { rfpId, organizationId: ctx.organization.id, actorId: ctx.viewer.id };
      return suggestVenues(ctx.db, asked, ctx.now);
    }),

  compare: member
    .meta(rest("GET", "/comparison", "The venues of an RFP side by side"))
    .input(schema.compareInput)
    .output(schema.comparisonOut)
    .query(({ ctx, input: { rfpId, near } }) =>
      compareVenues(ctx.db, { rfpId, near, organizationId: ctx.organization.id }, ctx.now),
    ),

  compareCsv: member
    .meta({ ...rest("GET", "/comparison.csv", "The comparison as a CSV file"), file: "text/csv" })
    .input(schema.compareInput)
    .output(schema.compareCsvOut)
    .query(async ({ ctx, input: { rfpId, near } }) => {
      const own = { rfpId, near, organizationId: ctx.organization.id };
      return { name: "venues.csv", text: comparisonCsv(await compareVenues(ctx.db, own, ctx.now)) };
    }),
};
