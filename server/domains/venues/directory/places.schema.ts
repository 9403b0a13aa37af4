import { z } from "zod";

/** Cities that the search form offers at most. */
export const PLACES_MAX = 200;
/** A sitemap has at most 50,000 addresses; the rest is for events. */
export const SITEMAP_VENUES_MAX = 10_000;

const placeOut = z.object({
  city: z.string(),
  country: z.string(),
  /** The middle of its venues; null where none has coordinates. */
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  venues: z.int(),
});
export type Place = z.infer<typeof placeOut>;
export const placesOut = z.object({ items: z.array(placeOut), nextCursor: z.null() });

const venueAddressOut = z.object({ slug: z.string() });
export type VenueAddress = z.infer<typeof venueAddressOut>;
export const venueAddressesOut = z.object({ items: z.array(venueAddressOut) });
