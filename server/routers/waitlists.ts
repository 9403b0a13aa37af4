import { answerNudge, cancelEntry, joinQueue, pauseEntry } from "../domains/holds/commands";
import { convertHold } from "../domains/holds/conversion.commands";
import { getLedger } from "../domains/holds/ledger.queries";
import { getEntry, listEntries } from "../domains/holds/queries";
import * as schema from "../domains/holds/schema";
import { listOrganizations } from "../domains/organizations/queries";
import { organizationProcedure, router, signedInProcedure } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Venue waitlist", "/organizations/{orgId}/waitlists");
const member = organizationProcedure("member");

type MemberContext = Parameters<Parameters<typeof member.query>[0]>[0]["ctx"];

/** An organization's places in the queues of venues. Those of another organization are not found. */
export const waitlistsRouter = router({
  join: member
    .meta({
      ...rest("POST", "", "Queue for a venue that answered a request with unavailable"),
      created: "always",
    })
    .input(schema.joinInput)
    .output(schema.entryOut)
    .mutation(({ ctx, input: { sourceRfpVenueId } }) =>
      joinQueue(ctx.db, { organizationId: ctx.organization.id, sourceRfpVenueId, now: null }),
    ),

  list: member
    .meta(rest("GET", "", "The organization's entries, active ones first"))
    .input(schema.listEntriesInput)
    .output(schema.entriesOut)
    .query(({ ctx, input: { orgId: _, ...input } }) =>
      listEntries(ctx.db, { organizationIds: [ctx.organization.id], ...input }, ctx.now),
    ),

  mine: signedInProcedure
    .input(schema.listOwnEntriesInput)
    .output(schema.entriesOut)
    .query(async ({ ctx, input }) => {
      const organizationIds = (await listOrganizations(ctx.db, ctx.viewer.id)).map(({ id }) => id);
      return listEntries(ctx.db, { organizationIds, ...input }, ctx.now);
    }),

  get: member
    .meta(rest("GET", "/{waitlistId}", "One entry with its position"))
    .input(schema.entryInput)
    .output(schema.entryOut)
    .query(({ ctx, input }) =>
      getEntry(ctx.db, { entryId: input.waitlistId, organizationId: ctx.organization.id }, ctx.now),
    ),

  convert: member
    .meta(rest("POST", "/{waitlistId}/convert", "Turn a hold into a draft request to this venue"))
    .input(schema.entryInput)
    .output(schema.conversionOut)
    .mutation(({ ctx, input }) => convertHold(ctx.db, { ...ownOf(ctx, input), actorId: ctx.viewer.id })),

  cancel: member
    .meta(rest("POST", "/{waitlistId}/cancel", "Leave the queue; a hold goes to the next organization"))
    .input(schema.cancelInput)
    .output(schema.entryOut)
    .mutation(({ ctx, input }) =>
      cancelEntry(ctx.db, { ...ownOf(ctx, input), reason: input.reason, notes: input.notes }),
    ),

  stillInterested: member
    .meta(rest("POST", "/{waitlistId}/still-interested", "Answer whether the entry is still of interest"))
    .input(schema.stillInterestedInput)
    .output(schema.entryOut)
    .mutation(({ ctx, input }) =>
      answerNudge(ctx.db, { ...ownOf(ctx, input), isInterested: input.interested }),
    ),

  pause: member
    .meta(rest("POST", "/{waitlistId}/pause", "Let others go first, without losing one's place"))
    .input(schema.entryInput)
    .output(schema.entryOut)
    .mutation(({ ctx, input }) => pauseEntry(ctx.db, { ...ownOf(ctx, input), isPaused: true })),

  resume: member
    .meta(rest("POST", "/{waitlistId}/resume", "Take part again"))
    .input(schema.entryInput)
    .output(schema.entryOut)
    .mutation(({ ctx, input }) => pauseEntry(ctx.db, { ...ownOf(ctx, input), isPaused: false })),

  ledger: member
    .meta(rest("GET", "/{waitlistId}/ledger", "Why the entry is where it is, and what happens next"))
    .input(schema.entryInput)
    .output(schema.queueLedgerOut)
    .query(({ ctx, input }) =>
      getLedger(ctx.db, { entryId: input.waitlistId, organizationId: ctx.organization.id }, ctx.now),
    ),
});

function ownOf({ organization }: MemberContext, { waitlistId }: { waitlistId: string }) {
  return { organizationId: organization.id, entryId: waitlistId, now: null };
}
