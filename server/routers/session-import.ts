import { applyImport, previewImport } from "../domains/sessions/import/commands";
import { importInput, importOut } from "../domains/sessions/import/schema";
import { eventRoleProcedure, router } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Sessions");
const cohost = eventRoleProcedure("cohost");

/** A program from a CSV file. */
export const sessionImportRouter = router({
  preview: cohost
    .meta({
      ...rest("POST", "/events/{eventId}/sessions/import/preview", "What an import of a CSV file would do"),
      takesFile: true,
    })
    .input(importInput)
    .output(importOut)
    .mutation(({ ctx, input: { text, createNames } }) =>
      previewImport(ctx.db, { event: ctx.event, text, createNames, actorId: ctx.viewer.id }),
    ),

  run: cohost
    .meta({
      ...rest("POST", "/events/{eventId}/sessions/import", "Add and change sessions from a CSV file"),
      takesFile: true,
    })
    .input(importInput)
    .output(importOut)
    .mutation(({ ctx, input: { text, createNames } }) => {
      const of = { event: ctx.event, actorId: ctx.viewer.id, now: null };
      return applyImport(ctx.db, { ...of, text, createNames });
    }),
});
