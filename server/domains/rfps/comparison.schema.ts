import { z } from "zod";
import { opaque } from "../../../lib/text-schema";
import { fileOut, id, instantOut } from "../../../lib/wire-schema";
import { daysOut, rfpIdInput, rfpVenueOut, wireLayout } from "./schema";

/** "latitude,longitude" in degrees. */
export const near = opaque(60)
  .regex(/^-?\d{1,2}(\.\d{1,10})?,-?\d{1,3}(\.\d{1,10})?$/, "Use latitude,longitude, like 52.52,13.40.")
  .refine((text) => {
    const { latitude, longitude } = pointOf(text);
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  }, "Use latitude,longitude, like 52.52,13.40.");

export type Point = { latitude: number; longitude: number };

export function pointOf(text: string): Point {
  const [latitude = 0, longitude = 0] = text.split(",").map(Number);
  return { latitude, longitude };
}

export const compareInput = rfpIdInput.extend({
  /** Distances are counted from here instead of from the RFP's own place. */
  near: near.optional(),
});

/** A wanted layout and the smallest space of the venue that holds everyone in it. */
const fit = z.object({
  layout: wireLayout,
  /** Null where no space of the venue holds everyone. */
  spaceId: id.nullable(),
  spaceName: z.string().nullable(),
  /** People whom the space holds in the layout; where none is large enough, the largest has room for so many. */
  capacity: z.int().nullable(),
});
export type Fit = z.infer<typeof fit>;

const comparedVenue = rfpVenueOut.extend({
  /** The quote divided by the people expected, in the smallest unit of the currency, rounded. */
  pricePerHead: z.int().nullable(),
  fits: z.array(fit),
  /** Spaces that the venue offers in its answer. */
  spaces: z.array(z.object({ id, name: z.string() })),
  /** Whether the venue takes events on the preferred dates, by its calendar; null without dates. */
  datesFree: z.boolean().nullable(),
  /** Blocked days that overlap the preferred dates. */
  blocked: z.array(daysOut),
  distanceKm: z.number().nullable(),
  /** From being asked until the first answer. */
  answeredAfterMinutes: z.int().nullable(),
  /** Whether the answer can be awarded now. */
  awardable: z.boolean(),
});
export type ComparedVenue = z.infer<typeof comparedVenue>;

export const comparisonOut = z.object({
  rfpId: id,
  title: z.string(),
  /** The people that prices and fits are counted for. */
  people: z.int().nullable(),
  comparedAt: instantOut,
  venues: z.array(comparedVenue),
});
export type ComparisonOut = z.infer<typeof comparisonOut>;

export const compareCsvOut = fileOut;

export const suggestionsOut = z.object({
  items: z.array(
    z.object({
      venueId: id,
      slug: z.string(),
      name: z.string(),
      city: z.string(),
      country: z.string(),
      availabilityStatus: z.string(),
      /** The largest capacity among the wanted layouts, or among all where none is wanted. */
      capacity: z.int(),
      /** Requests of the last year that it was asked and that it answered. */
      asked: z.int(),
      answered: z.int(),
      distanceKm: z.number().nullable(),
    }),
  ),
  nextCursor: z.null(),
});
export type SuggestionsOut = z.infer<typeof suggestionsOut>;
