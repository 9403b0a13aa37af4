import { getParticipantsPart } from "../domains/csv/queries";
import { participantsInput, participantsOut } from "../domains/csv/schema";
import { eventRoleProcedure, router } from "../trpc/procedures";

/** Lists as files for spreadsheets. */
export const csvRouter = router({
  participants: eventRoleProcedure("cohost")
    .meta({
      openapi: {
        method: "GET",
        path: "/events/{eventId}/participants.csv",
        summary: "Everyone who RSVPed, as a CSV file for hosts",
        tags: ["RSVPs"],
      },
      file: "text/csv",
    })
    .input(participantsInput)
    .output(participantsOut)
    .query(({ ctx, input }) => getParticipantsPart(ctx.db, { ...input, event: ctx.event })),
});
