import { z } from "zod";
import { instantOut } from "../../../lib/wire-schema";
import { signalType } from "./schema";

const counts = z.record(signalType, z.int());

/** What the signals of the last days say in numbers. */
export const signalSummaryOut = z.object({
  days: z.int(),
  counts,
  answers: z
    .int()
    .describe("Answers of the venue to requests; one that was revised to another availability counts again."),
  newestAnswerAt: instantOut.nullable(),
  unavailableRatio: z
    .number()
    .nullable()
    .describe(
      "The share of `unavailable` among the answers, from which the badge is inferred; null without answers.",
    ),
});
export type SignalSummary = z.infer<typeof signalSummaryOut>;

/** Signals by week, oldest first. */
export const signalsOut = z.object({
  days: z.int(),
  items: z.array(z.object({ startsAt: instantOut, counts })),
});
export type SignalsOut = z.infer<typeof signalsOut>;
