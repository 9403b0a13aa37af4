import { z } from "zod";
import { multiline } from "../../../../lib/text-schema";
import { eventKey } from "../../events/schema";

/** Inputs and outputs of the import of a program from a CSV file. */

export const FILE_BYTES_MAX = 1024 * 1024;
export const ROWS_MAX = 2_000;

export const importInput = z.strictObject({
  eventId: eventKey,
  text: multiline(FILE_BYTES_MAX).describe(
    `A CSV file of at most 1 MB and ${ROWS_MAX.toLocaleString("en-GB")} rows, as the export writes it. The first line ` +
      "names the columns, in any order: title, description, type, track, room, speakers (with `;` between them), " +
      "start, end (in the event's time zone, such as 2026-12-04 18:00), capacity, id. A session is found by its id, " +
      "otherwise by title and start. A column that is left out stays unchanged.",
  ),
  createNames: z
    .boolean()
    .default(false)
    .describe("Add rooms and tracks that the event doesn't have yet; otherwise their rows are errors."),
});

export const rowOutcome = z.enum(["new", "changed", "unchanged", "error"]);
export type RowOutcome = z.infer<typeof rowOutcome>;

export const importOut = z.object({
  rows: z.array(
    z.object({
      line: z.number().describe("The line of the file where the row begins, from 1."),
      outcome: rowOutcome,
      reason: z.string().optional().describe("What is wrong with it, in words."),
      title: z.string(),
    }),
  ),
  counts: z.object({ new: z.number(), changed: z.number(), unchanged: z.number(), error: z.number() }),
  unknownRooms: z.array(z.string()).describe("Rooms that the event does not have before the import."),
  unknownTracks: z.array(z.string()).describe("Tracks that the event does not have before the import."),
  ignoredColumns: z.array(z.string()).describe("Columns that mean nothing here."),
});
export type ImportAnswer = z.infer<typeof importOut>;
