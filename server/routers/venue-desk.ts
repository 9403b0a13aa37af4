import { respond, turnDown } from "../domains/rfps/answers.commands";
import { countRequests, getRequest, listRequests } from "../domains/rfps/desk.queries";
import * as schema from "../domains/rfps/desk.schema";
import { replyToOrganizer } from "../domains/rfps/questions.commands";
import { organizationProcedure, rfpVenueProcedure, router, venueRoleProcedure } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("RFPs");

/** Requests as the venues see them that are asked. */
export const venueDeskRouter = router({
  inbox: venueRoleProcedure("member")
    .meta(rest("GET", "/venues/{venueId}/rfps", "The requests made to a venue; open ones by their deadline"))
    .input(schema.inboxInput)
    .output(schema.inboxOut)
    .query(({ ctx, input }) => listRequests(ctx.db, { ...input, venueId: ctx.venue.id }, ctx.now)),

  organizationInbox: organizationProcedure("member")
    .meta(
      rest("GET", "/organizations/{orgId}/venue-rfps", "The requests made to all venues of an organization"),
    )
    .input(schema.organizationInboxInput)
    .output(schema.organizationInboxOut)
    .query(async ({ ctx, input: { venueId, state, cursor, limit } }) => {
      const of = { organizationId: ctx.organization.id, venueId };
      const [page, counts] = await Promise.all([
        listRequests(ctx.db, { ...of, state, cursor, limit }, ctx.now),
        countRequests(ctx.db, of, ctx.now),
      ]);
      return { ...page, counts };
    }),

  request: rfpVenueProcedure
    .meta(rest("GET", "/rfp-venues/{rfpVenueId}", "Read one request as the venue"))
    .input(schema.rfpVenueIdInput)
    .output(schema.requestOut)
    .query(({ ctx }) => getRequest(ctx.db, ctx.rfpVenue.id, ctx.now)),

  respond: rfpVenueProcedure
    .meta(rest("POST", "/rfp-venues/{rfpVenueId}/respond", "Answer a request, or revise the answer in time"))
    .input(schema.respondInput)
    .output(schema.requestOut)
    .mutation(({ ctx, input: { rfpVenueId, expectedRevision, ...answer } }) =>
      respond(ctx.db, { rfpVenueId, expectedRevision, answer, now: null }),
    ),

  turnDown: rfpVenueProcedure
    .meta(rest("POST", "/rfp-venues/{rfpVenueId}/turn-down", "Turn a request down with a reason"))
    .input(schema.turnDownInput)
    .output(schema.requestOut)
    .mutation(({ ctx, input }) => turnDown(ctx.db, { ...input, now: null })),

  answer: rfpVenueProcedure
    .meta({
      ...rest("POST", "/rfp-venues/{rfpVenueId}/questions", "Write to the organization about a request"),
      created: "always",
    })
    .input(schema.replyInput)
    .output(schema.questionsOut)
    .mutation(async ({ ctx, input }) => ({
      items: await replyToOrganizer(ctx.db, { ...input, authorId: ctx.viewer.id, now: null }),
      nextCursor: null,
    })),
});
