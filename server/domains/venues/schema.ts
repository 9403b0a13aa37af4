import { z } from "zod";

export const venueStatus = z.enum(["draft", "listed", "unlisted", "archived"]);
export type VenueStatus = z.infer<typeof venueStatus>;

/** An id or a slug of a venue. */
export const venueKey = z.string().regex(/^[A-Za-z0-9-]{1,120}$/, "A venue id is needed.");
