import { z } from "zod";
import { id, instantOut } from "../../../lib/wire-schema";

/** The maximum of events in a feed, newest announcement first. */
export const FEED_EVENTS_MAX = 50;
/** The maximum of URLs in one sitemap (sitemaps.org). */
export const SITEMAP_ADDRESSES_MAX = 50_000;

export const noInput = z.strictObject({}).optional();

/** A public event as feed readers see it. */
const announcementOut = z.object({
  id,
  slug: z.string(),
  title: z.string(),
  description: z.string(),
  coverUrl: z.string().nullable(),
  /** Null if it is hidden or unknown. */
  place: z.string().nullable(),
  startsAt: instantOut,
  endsAt: instantOut,
  timeZone: z.string(),
  allDay: z.boolean(),
  hostName: z.string(),
  publishedAt: instantOut,
  updatedAt: instantOut,
});
export type Announcement = z.infer<typeof announcementOut>;
export const announcementsOut = z.object({ items: z.array(announcementOut) });

/** The URL of a public event's page, and when that page last changed. */
export const eventAddressesOut = z.object({
  items: z.array(z.object({ slug: z.string(), updatedAt: instantOut })),
});
export type EventAddresses = z.infer<typeof eventAddressesOut>;
