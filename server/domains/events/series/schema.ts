import { z } from "zod";
import { id, instantOut } from "../../../../lib/wire-schema";
import { wholeNumber } from "../fields.schema";
import { eventRole, eventStatus, seatsOut } from "../schema";

/** The most dates of one request, including the event itself. */
export const DATES_MAX = 52;
/** The most dates of one series, however often it was extended. */
export const SERIES_MAX = 104;

export const frequency = z.enum(["weekly", "monthly"]);

/** How an event repeats. Either `count` or `until` is set. */
export type Repetition = {
  frequency: "weekly" | "monthly";
  monthlyBy: "day" | "weekday";
  count?: number | undefined;
  until?: string | undefined;
};

const repetition = {
  frequency,
  monthlyBy: z
    .enum(["day", "weekday"])
    .default("day")
    .describe(
      "Monthly: on the same day of the month (the 31st), or the same weekday of it (the second Tuesday).",
    ),
  count: wholeNumber(2, DATES_MAX).optional().describe("The number of dates, including this one."),
  until: z.iso.date("Choose a date.").optional().describe("Or the last day, in the zone of the event."),
};

export const repeatEventInput = z
  .strictObject({
    eventId: id,
    ...repetition,
    publish: z
      .boolean()
      .default(false)
      .describe("Publish the new dates right away; otherwise they are drafts."),
  })
  .refine((input) => (input.count === undefined) !== (input.until === undefined), {
    path: ["count"],
    message: "Choose either a number of dates or an end date.",
  });

/** The parts of an event that can be applied to its later dates. */
export const appliedPart = z.enum(["title", "description", "place", "seats"]);

export type AppliedPart = z.infer<typeof appliedPart>;

export const applyToFollowingInput = z.strictObject({
  eventId: id,
  parts: z
    .array(appliedPart)
    .min(1, "Choose what to carry over.")
    .max(4)
    .describe(
      "`place` is with the online address; `seats` is capacity, guests, approval and the waitlist's rules.",
    ),
});

export const cancelFollowingInput = z.strictObject({
  eventId: id,
  includeThis: z.boolean().default(false).describe("Cancel this date as well."),
});

/** The result for one date. */
export const dateResultOut = z.object({
  id: id.describe("Of the event."),
  startsAt: instantOut,
  outcome: z.enum(["done", "unchanged", "refused"]),
  reason: z.string().optional(),
});

export type DateResult = z.infer<typeof dateResultOut>;

export const dateResultsOut = z.object({ results: z.array(dateResultOut) });

export const repeatedOut = z.object({
  seriesId: id,
  results: z
    .array(dateResultOut)
    .describe(
      "One for each date after this one: `unchanged` where the series has it already, even if it was moved since.",
    ),
  skipped: z
    .array(z.object({ on: z.string(), reason: z.enum(["no-such-day", "over", "deleted"]) }))
    .describe(
      "Months without such a day (`2027-02`), days that are over (`2026-11-03`), and dates that were deleted.",
    ),
});

export type Repeated = z.infer<typeof repeatedOut>;

export const seriesDateOut = z.object({
  id,
  slug: z.string(),
  title: z.string(),
  startsAt: instantOut,
  endsAt: instantOut,
  timeZone: z.string(),
  allDay: z.boolean(),
  status: eventStatus,
  seats: seatsOut,
  viewerRole: eventRole.nullable(),
});

export type SeriesDate = z.infer<typeof seriesDateOut>;

export const seriesOut = z.object({
  series: z.object({ id, frequency }).nullable().describe("Null where the event is not part of one."),
  items: z
    .array(seriesDateOut)
    .describe("The dates that the viewer may see, including this one, the earliest start first."),
});

export type Series = z.infer<typeof seriesOut>;
