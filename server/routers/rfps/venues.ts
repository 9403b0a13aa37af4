import { listOwnQuestions } from "../../domains/rfps/desk.queries";
import { askInput, questionsOut } from "../../domains/rfps/desk.schema";
import { addVenues, markVenue, removeVenue } from "../../domains/rfps/picks.commands";
import { askVenue } from "../../domains/rfps/questions.commands";
import * as schema from "../../domains/rfps/schema";
import { askAgain } from "../../domains/rfps/sending.commands";
import { organizationProcedure } from "../../trpc/procedures";
import { restUnder } from "../../trpc/rest";

const rest = restUnder("RFPs", "/organizations/{orgId}/rfps/{rfpId}/venues");
const member = organizationProcedure("member");

/** The venues of an RFP: which are asked, and what the organization keeps about each. */
export const rfpVenueProcedures = {
  addVenues: member
    .meta(rest("POST", "", "Add venues to a draft, or ask further venues with a sent RFP"))
    .input(schema.addVenuesInput)
    .output(schema.rfpOut)
    .mutation(({ ctx, input: { rfpId, venueIds } }) =>
      addVenues(ctx.db, { rfpId, organizationId: ctx.organization.id, venueIds, now: null }),
    ),

  removeVenue: member
    .meta(rest("DELETE", "/{rfpVenueId}", "Take a venue off a draft, or withdraw the request from it"))
    .input(schema.ofRfpVenueInput)
    .output(schema.rfpOut)
    .mutation(({ ctx, input: { rfpId, rfpVenueId } }) =>
      removeVenue(ctx.db, { rfpId, rfpVenueId, organizationId: ctx.organization.id, now: null }),
    ),

  askAgain: member
    .meta(rest("POST", "/{rfpVenueId}/ask-again", "Ask a venue again that turned down or did not answer"))
    .input(schema.askAgainInput)
    .output(schema.rfpOut)
    .mutation(({ ctx, input: { orgId: _, ...input } }) =>
      askAgain(ctx.db, { ...input, organizationId: ctx.organization.id, now: null }),
    ),

  shortlist: member
    .meta(rest("PUT", "/{rfpVenueId}/shortlist", "Put a venue on the shortlist, or take it off"))
    .input(schema.shortlistInput)
    .output(schema.rfpOut)
    .mutation(({ ctx, input: { orgId: _, ...input } }) =>
      markVenue(ctx.db, { ...input, organizationId: ctx.organization.id, now: null }),
    ),

  note: member
    .meta(rest("PUT", "/{rfpVenueId}/notes", "Keep notes on a venue, which it never sees"))
    .input(schema.noteInput)
    .output(schema.rfpOut)
    .mutation(({ ctx, input: { orgId: _, ...input } }) =>
      markVenue(ctx.db, { ...input, organizationId: ctx.organization.id, now: null }),
    ),

  questions: member
    .meta(rest("GET", "/{rfpVenueId}/questions", "What the organization and a venue wrote to each other"))
    .input(schema.ofRfpVenueInput)
    .output(questionsOut)
    .query(async ({ ctx, input: { rfpId, rfpVenueId } }) => ({
      items: await listOwnQuestions(ctx.db, { rfpId, rfpVenueId, organizationId: ctx.organization.id }),
      nextCursor: null,
    })),

  ask: member
    .meta({ ...rest("POST", "/{rfpVenueId}/questions", "Write to a venue about the RFP"), created: "always" })
    .input(askInput)
    .output(questionsOut)
    .mutation(async ({ ctx, input: { orgId: _, ...input } }) => ({
      items: await askVenue(ctx.db, {
        ...input,
        organizationId: ctx.organization.id,
        authorId: ctx.viewer.id,
        now: null,
      }),
      nextCursor: null,
    })),
};
