import { z } from "zod";
import { optionalLine } from "../../../../lib/text-schema";
import { id, pageIn, pageOf } from "../../../../lib/wire-schema";
import { eventRole, eventSummaryOut } from "../schema";
import { frequency } from "../series/schema";

/** The groups of a host's events; each event is in exactly one. */
export const HOSTING_STATES = ["upcoming", "draft", "past", "cancelled"] as const;

export const hostingState = z.enum(HOSTING_STATES);

export type HostingState = z.infer<typeof hostingState>;

/** The requested group of a host's events. `any` is all four groups together. */
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
    .describe("Past or upcoming events. Drafts count as upcoming. Ignored if `show` is given."),
  show: show.optional(),
  q,
  seriesId: id.optional().describe("Only the dates of this series."),
  ...pageIn,
});

/** An event that the viewer hosts or helps with. */
export const hostedEventOut = eventSummaryOut.extend({ viewerRole: eventRole });

export type HostedEvent = z.infer<typeof hostedEventOut>;

export const listHostedOut = pageOf(hostedEventOut);

export const listHostingInput = z.strictObject({ show: show.default("upcoming"), q, ...pageIn });

/** One row of the hosting page: an event, or the dates of a series that are in this group. */
export const hostingRowOut = z.object({
  event: hostedEventOut.describe("For a series: its next date, or its last if all are over."),
  series: z
    .object({ id, frequency, dates: z.number().describe("Its dates in this list.") })
    .nullable()
    .describe("Null for an event that is not part of a series."),
});

export type HostingRow = z.infer<typeof hostingRowOut>;

const total = z.number().int();

export const hostingTotalsOut = z
  .object({ upcoming: total, draft: total, past: total, cancelled: total })
  .describe("The number of events per group that match `q`, over all pages; each date of a series counts.");

export type HostingTotals = z.infer<typeof hostingTotalsOut>;

export const listHostingOut = pageOf(hostingRowOut).extend({ totals: hostingTotalsOut });

export type HostingPage = z.infer<typeof listHostingOut>;
