import type { Queryable } from "../../db/transaction";
import { publicAt } from "../events/access/visibility.queries";
import { visiblePlace } from "../events/place.policy";
import { type Announcement, type EventAddresses, FEED_EVENTS_MAX, SITEMAP_ADDRESSES_MAX } from "./schema";

const dayMs = 86_400_000;
/** For how many days after its end an event page stays in the sitemap. */
const FINDABLE_DAYS = 365;

/** Public events that have not ended, the newest announcement first; at most `FEED_EVENTS_MAX`. */
export async function listAnnouncements(db: Queryable, now: Date): Promise<Announcement[]> {
  const rows = await db.event.findMany({
    where: { status: "published", ...publicAt(now), endsAt: { gt: now } },
    orderBy: [{ publishedAt: { sort: "desc", nulls: "last" } }, { id: "desc" }],
    take: FEED_EVENTS_MAX,
    select: {
      id: true,
      slug: true,
      title: true,
      description: true,
      coverUrl: true,
      place: true,
      placeHidden: true,
      startsAt: true,
      endsAt: true,
      timeZone: true,
      allDay: true,
      publishedAt: true,
      createdAt: true,
      updatedAt: true,
      host: { select: { name: true } },
    },
  });
  return rows.map(({ host, place, placeHidden, publishedAt, createdAt, ...row }) => ({
    ...row,
    place: visiblePlace({ place, onlineUrl: null, placeHidden }, null).place,
    hostName: host.name,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    publishedAt: (publishedAt ?? createdAt).toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }));
}

/** The pages for search engines: public events until a year after their end, at most one sitemap's worth. */
export async function listEventAddresses(db: Queryable, now: Date): Promise<EventAddresses["items"]> {
  const rows = await db.event.findMany({
    where: {
      status: "published",
      ...publicAt(now),
      endsAt: { gt: new Date(now.getTime() - FINDABLE_DAYS * dayMs) },
    },
    orderBy: [{ startsAt: "desc" }, { id: "desc" }],
    take: SITEMAP_ADDRESSES_MAX,
    select: { slug: true, updatedAt: true },
  });
  return rows.map(({ slug, updatedAt }) => ({ slug, updatedAt: updatedAt.toISOString() }));
}
