import { z } from "zod";
import { optionalLine } from "../../../../lib/text-schema";
import { id, pageIn, pageOf } from "../../../../lib/wire-schema";
import { eventRole, eventSummaryOut } from "../schema";
import { frequency } from "../series/schema";

/** The groups that a host's events are in; each event is in exactly one. */
export const HOSTING_STATES = ["upcoming", "draft", "past", "cancelled"] as const;

export const hostingState = z.enum(HOSTING_STATES);

export type HostingState = z.infer<typeof hostingState>;

/** What of a host's events is asked for. `any` is all four groups together. */
export type HostingShow = HostingState | "any";

const q = optionalLine(100)
  .optional()
  .describe("Words to find in title, place, host or description, whatever their case and accents.");

const show = z
  .enum([...HOSTING_STATES, "any"])
  .describe(
    "`upcoming` is published and not over, `past` is published and over; `draft` and `cancelled` have no regard to time.",
  );

export const listHostedInput = z.strictObject({
  when: z
    .enum(["upcoming", "past"])
    .default("upcoming")
    .describe("Whether it is over. Drafts count as upcoming. Not looked at where `show` is given."),
  show: show.optional(),
  q,
  seriesId: id.optional().describe("Only the dates of this series."),
  ...pageIn,
});

/** An event that the viewer helps to run. */
export const hostedEventOut = eventSummaryOut.extend({ viewerRole: eventRole });

export type HostedEvent = z.infer<typeof hostedEventOut>;

export const listHostedOut = pageOf(hostedEventOut);

export const listHostingInput = z.strictObject({ show: show.default("upcoming"), q, ...pageIn });

/** One row of the hosting page: an event, or the dates of a series that are in this group. */
export const hostingRowOut = z.object({
  event: hostedEventOut.describe("Of a series: its next date, or its last where all are over."),
  series: z
    .object({ id, frequency, dates: z.number().describe("Its dates in this list.") })
    .nullable()
    .describe("Null for an event that is not part of a series."),
});

export type HostingRow = z.infer<typeof hostingRowOut>;

const total = z.number().int();

export const hostingTotalsOut = z
  .object({ upcoming: total, draft: total, past: total, cancelled: total })
  .describe("Events in each group that `q` finds, on all pages together; each date of a series counts.");

export type HostingTotals = z.infer<typeof hostingTotalsOut>;

export const listHostingOut = pageOf(hostingRowOut).extend({ totals: hostingTotalsOut });

export type HostingPage = z.infer<typeof listHostingOut>;
