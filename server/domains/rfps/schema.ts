import { z } from "zod";

/** RFPs that an organization has out at a time. */
export const ACTIVE_MAX = 5;
/** Venues that one RFP asks. */
export const VENUES_MAX = 20;
export const ALTERNATIVES_MAX = 10;

export const rfpStatus = z.enum(["draft", "sent", "awarded", "closed"]);
export type RfpStatus = z.infer<typeof rfpStatus>;

export const rfpVenueStatus = z.enum([
  "picked",
  "asked",
  "responded",
  "no_response",
  "turned_down",
  "withdrawn",
  "awarded",
  "not_awarded",
]);
export type RfpVenueStatus = z.infer<typeof rfpVenueStatus>;

export const layout = z.enum(["theatre", "classroom", "banquet", "boardroom", "cocktail", "u_shape"]);
export type Layout = z.infer<typeof layout>;
