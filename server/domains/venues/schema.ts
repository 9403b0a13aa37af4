import { z } from "zod";
import { countryIn } from "../../../lib/countries";
import { emailAddress } from "../../../lib/email-address";
import { amountIn, currencyIn } from "../../../lib/money";
import { line, multiline, optionalLine } from "../../../lib/text-schema";
import { id, instantOut, timeZoneIn } from "../../../lib/wire-schema";
import { badgeOut } from "../availability/schema";
import { organizationIdInput, organizationRole } from "../organizations/schema";
import { altText, attachmentOut } from "../uploads/schema";
import { amenitiesIn } from "./amenities.schema";

export const VENUES_MAX = 500;
export const SPACES_MAX = 50;
export const PHOTOS_MAX = 20;
export const CAPACITY_MAX = 1_000_000;

export const venueStatus = z.enum(["draft", "listed", "unlisted", "archived"]);
export type VenueStatus = z.infer<typeof venueStatus>;

/** How people are seated, as it is sent and as the columns of a space are named. */
export const seating = z.enum(["theatre", "classroom", "banquet", "boardroom", "cocktail", "uShape"]);
export type Seating = z.infer<typeof seating>;

/** A layout as lists of layouts are stored. */
export type StoredSeating = Exclude<Seating, "uShape"> | "u_shape";

/** A layout in either spelling, read as it is sent. */
export const seatingIn = z
  .enum([...seating.options, "u_shape"], { error: "Choose layouts from the list." })
  .transform((name): Seating => (name === "u_shape" ? "uShape" : name));

export function storedSeating(name: Seating): StoredSeating {
  return name === "uShape" ? "u_shape" : name;
}

/** @throws ZodError for a stored name that is no layout */
export function seatingOf(stored: string): Seating {
  return seatingIn.parse(stored);
}

/** An id or a slug of a venue. */
export const venueKey = z.string().regex(/^[A-Za-z0-9-]{1,120}$/, "A venue id is needed.");

const latitude = z.number("Use a latitude between -90 and 90.").min(-90).max(90);
const longitude = z.number("Use a longitude between -180 and 180.").min(-180).max(180);

/** What the owner says of a venue. Latitude and longitude come together or not at all. */
const fields = z.strictObject({
  name: line(120, { empty: "Give the venue a name." }),
  description: multiline(10_000).optional(),
  houseRules: multiline(5_000).optional(),
  address: optionalLine(300).optional(),
  city: line(100, { empty: "Say in which city the venue is." }),
  country: countryIn,
  latitude: latitude.nullable().optional(),
  longitude: longitude.nullable().optional(),
  timeZone: timeZoneIn,
  status: venueStatus.optional(),
  amenities: amenitiesIn.optional(),
  contactEmail: emailAddress.nullable().optional(),
  contactPhone: optionalLine(40).nullable().optional(),
  contactShared: z
    .boolean()
    .optional()
    .describe(
      "Whether organizations whose request the venue has answered see its contact. No one else does.",
    ),
});

export const createVenueInput = organizationIdInput.extend(fields.shape);
export type NewVenue = Omit<z.output<typeof createVenueInput>, "orgId">;
export const organizationVenuesInput = organizationIdInput;
export const venueIdInput = z.strictObject({ venueId: venueKey });
export const editVenueInput = venueIdInput.extend({
  ...fields.partial().shape,
  /** Refuses the change if the venue has another version by now. */
  expectedVersion: z.int().min(1).optional(),
});
export type VenueChanges = Omit<z.output<typeof editVenueInput>, "venueId" | "expectedVersion">;

const people = z
  .number("Use a whole number of people.")
  .int("Use a whole number of people.")
  .min(1, "A layout seats at least one person; leave it out where the space does not offer it.")
  .max(CAPACITY_MAX, "Use at most 1,000,000 people.");

/** People per layout; a missing or null layout is not offered. */
export const capacitiesIn = z.strictObject(
  Object.fromEntries(seating.options.map((name) => [name, people.nullable().optional()])) as Record<
    Seating,
    z.ZodOptional<z.ZodNullable<typeof people>>
  >,
);

const spaceFields = z.strictObject({
  name: line(120, { empty: "Give the space a name." }),
  areaM2: z.number().int("Use whole square metres.").min(1).max(1_000_000).nullable().optional(),
  capacities: capacitiesIn,
  priceFrom: amountIn.nullable().optional().describe("For a day, in the smallest unit of the currency."),
  currency: currencyIn.nullable().optional(),
});
export const addSpaceInput = venueIdInput.extend({
  ...spaceFields.shape,
  capacities: capacitiesIn.optional(),
});
export type NewSpace = Omit<z.output<typeof addSpaceInput>, "venueId">;
export const spaceIdInput = venueIdInput.extend({ spaceId: id });
export const editSpaceInput = spaceIdInput.extend(spaceFields.partial().shape);
export type SpaceChanges = Omit<z.output<typeof editSpaceInput>, "venueId" | "spaceId">;

export const setPhotosInput = venueIdInput.extend({
  photos: z
    .array(z.strictObject({ uploadId: id, altText: altText.optional() }))
    .max(PHOTOS_MAX, `Show at most ${PHOTOS_MAX} photos.`)
    .refine((all) => new Set(all.map((one) => one.uploadId)).size === all.length, "Name each photo once."),
});

export const capacitiesOut = z.object(
  Object.fromEntries(seating.options.map((name) => [name, z.int().nullable()])) as Record<
    Seating,
    z.ZodNullable<z.ZodInt>
  >,
);
export type Capacities = z.infer<typeof capacitiesOut>;

export const spaceOut = z.object({
  id,
  name: z.string(),
  areaM2: z.int().nullable(),
  capacities: capacitiesOut,
  priceFrom: z.number().nullable(),
  currency: z.string().nullable(),
});
export type SpaceOut = z.infer<typeof spaceOut>;
export const spacesOut = z.object({ items: z.array(spaceOut), nextCursor: z.null() });

export const photoOut = attachmentOut.extend({ altText: z.string() });
export type PhotoOut = z.infer<typeof photoOut>;
export const photosOut = z.object({ items: z.array(photoOut), nextCursor: z.null() });

/** Of the requests of the last year that were answered or are overdue; null below three. */
export const answerRateOut = z
  .object({
    requests: z.int(),
    answered: z.int(),
    /** Three of four answers came within these hours; null where none came. */
    usualHours: z.number().nullable(),
  })
  .nullable();
export type AnswerRate = z.infer<typeof answerRateOut>;

export const venueOut = z.object({
  id,
  slug: z.string(),
  organization: z.object({ id, name: z.string() }),
  name: z.string(),
  description: z.string(),
  houseRules: z.string(),
  address: z.string(),
  city: z.string(),
  country: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  timeZone: z.string(),
  status: venueStatus,
  /** Whether the administrators of the site keep it archived; only its organization learns of it. */
  takenDown: z.boolean(),
  amenities: z.array(z.string()),
  spaces: z.array(spaceOut),
  photos: z.array(photoOut),
  badge: badgeOut,
  answerRate: answerRateOut,
  /** For the venue's own organization and, if it shares it, for organizations whose request it has answered. */
  contact: z
    .object({ email: z.string().nullable(), phone: z.string().nullable(), shared: z.boolean() })
    .nullable(),
  /** What the viewer is in the venue's organization; null for everyone else. */
  viewerRole: organizationRole.nullable(),
  version: z.int(),
  createdAt: instantOut,
});
export type VenueOut = z.infer<typeof venueOut>;

/** One's own organization's venues, in every status. */
export const ownVenuesOut = z.object({
  items: z.array(
    venueOut
      .pick({
        id: true,
        slug: true,
        name: true,
        city: true,
        country: true,
        timeZone: true,
        status: true,
        version: true,
      })
      .extend({ badge: badgeOut, spaceCount: z.int() }),
  ),
  nextCursor: z.null(),
});
export type OwnVenues = z.infer<typeof ownVenuesOut>;

export const doneOut = z.object({ done: z.literal(true) });
