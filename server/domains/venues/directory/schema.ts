import { z } from "zod";
import { dayIn } from "../../../../lib/day-schema";
import { countDays } from "../../../../lib/days";
import { optionalLine } from "../../../../lib/text-schema";
import { commaList, id, pageIn, pageOf } from "../../../../lib/wire-schema";
import { availabilityStatus, badgeOut } from "../../availability/schema";
import { attachmentOut } from "../../uploads/schema";
import { amenity } from "../amenities.schema";
import { CAPACITY_MAX, capacitiesOut, seatingIn } from "../schema";

export const RADIUS_KM_DEFAULT = 50;
/** Half the way around the Earth. */
export const RADIUS_KM_MAX = 20_038;
/** Days that a search asks for at most. */
export const SEARCH_DAYS_MAX = 366;
/** Points that a map shows at most. */
export const POINTS_MAX = 500;

export const directorySort = z.enum(["name", "distance", "capacity", "newest", "relevance"]);
export type DirectorySort = z.infer<typeof directorySort>;

const coordinates = "Use a latitude and a longitude, like 38.72,-9.14.";
const decimal = /^\s*-?\d{1,3}(\.\d{1,15})?\s*,\s*-?\d{1,3}(\.\d{1,15})?\s*$/;

const near = z
  .string()
  .regex(decimal, { error: coordinates, abort: true })
  .transform((text) => {
    const [latitude = Number.NaN, longitude = Number.NaN] = text.split(",").map(Number);
    return { latitude, longitude };
  })
  .refine(({ latitude, longitude }) => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180, coordinates);

const filters = {
  q: optionalLine(100).optional(),
  city: optionalLine(100).optional(),
  near: near.optional(),
  radiusKm: z.coerce
    .number("Use a number of kilometres.")
    .positive("Use a radius above 0.")
    .max(RADIUS_KM_MAX, "Use a radius of at most 20038 km.")
    .optional(),
  from: dayIn.optional(),
  to: dayIn.optional(),
  attendance: z.coerce
    .number("Use a whole number of people.")
    .int("Use a whole number of people.")
    .min(1, "Use at least one person.")
    .max(CAPACITY_MAX, "Use at most 1,000,000 people.")
    .optional(),
  layout: seatingIn.optional(),
  badge: commaList(availabilityStatus).optional(),
  amenities: commaList(amenity).optional(),
  sort: directorySort.optional(),
};

type Filters = z.output<z.ZodObject<typeof filters>>;

/** Filters that contradict each other or lack their other half. */
function refuseContradictions(
  { near, radiusKm, from, to, sort, q }: Filters,
  context: z.RefinementCtx,
): void {
  const fault = (field: string, message: string) =>
    context.addIssue({ code: "custom", path: [field], message });
  if (radiusKm !== undefined && !near) fault("radiusKm", "A radius needs `near`.");
  if (sort === "distance" && !near) fault("sort", "Sorting by distance needs `near`.");
  if (sort === "relevance" && !q) fault("sort", "Sorting by relevance needs `q`.");
  if (to !== undefined && from === undefined) fault("from", "Say from which day on.");
  if (from === undefined || to === undefined) return;
  if (to < from) fault("to", "The end must not be before the start.");
  else if (countDays({ start: from, end: to }) > SEARCH_DAYS_MAX)
    fault("to", "Search at most a year at a time.");
}

export const directoryInput = z.strictObject({ ...filters, ...pageIn }).superRefine(refuseContradictions);
export const mapInput = z.strictObject(filters).superRefine(refuseContradictions);
export type DirectoryFilters = Filters;

export const listedVenueOut = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  address: z.string(),
  city: z.string(),
  country: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  timeZone: z.string(),
  amenities: z.array(z.string()),
  /** The most people that one of its spaces seats, per layout. */
  capacities: capacitiesOut,
  capacityMax: z.int().nullable(),
  spaceCount: z.int(),
  /** Of the cheapest space with a price. */
  priceFrom: z.number().nullable(),
  currency: z.string().nullable(),
  photo: attachmentOut.extend({ altText: z.string() }).nullable(),
  badge: badgeOut,
  /** From `near`; null without it. */
  distanceKm: z.number().nullable(),
});
export type ListedVenue = z.infer<typeof listedVenueOut>;
export const directoryOut = pageOf(listedVenueOut);

/** The first venues of the directory's filter that have coordinates, in its order. */
export const mapOut = z.object({
  items: z.array(
    z.object({
      id,
      slug: z.string(),
      name: z.string(),
      latitude: z.number(),
      longitude: z.number(),
      badge: badgeOut.pick({ status: true, label: true, color: true }),
    }),
  ),
  nextCursor: z.null(),
  /** Whether the filter has more venues than the map shows. */
  isCut: z.boolean(),
});
export type MapPoints = z.infer<typeof mapOut>;
