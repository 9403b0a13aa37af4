import { env } from "../../env";
import { type PlaceViewer, visiblePlace } from "../events/place.policy";
import { statusOf } from "../events/policy";
import { passedUrl } from "../uploads/pass.policy";
import type { RsvpEvent } from "./schema";

/** The fields of an event that are shown beside an RSVP to it. */
export const rsvpEventSelect = {
  id: true,
  slug: true,
  title: true,
  coverUrl: true,
  place: true,
  onlineUrl: true,
  placeHidden: true,
  startsAt: true,
  endsAt: true,
  timeZone: true,
  allDay: true,
  status: true,
  host: { select: { name: true } },
} as const;

type EventRow = Omit<RsvpEvent, "startsAt" | "endsAt" | "status" | "hostName"> & {
  onlineUrl: string | null;
  startsAt: Date;
  endsAt: Date;
  status: "draft" | "published" | "cancelled";
  host: { name: string };
};

/** The same for a page behind a secret link, whose reader need not be signed in: its cover opens with the page. */
export function toLinkedEvent(event: EventRow, viewer: PlaceViewer | null, now: Date): RsvpEvent {
  const shown = toRsvpEvent(event, viewer, now);
  const secret = env().NEXTAUTH_SECRET;
  return secret ? { ...shown, coverUrl: passedUrl(shown.coverUrl, { secret, now }) } : shown;
}

/** @param viewer decides whether a hidden location is shown; null = an anonymous viewer */
export function toRsvpEvent(event: EventRow, viewer: PlaceViewer | null, now: Date): RsvpEvent {
  const { id, slug, title, coverUrl, placeHidden, timeZone, allDay } = event;
  return {
    id,
    slug,
    title,
    coverUrl,
    placeHidden,
    timeZone,
    allDay,
    place: visiblePlace(event, viewer).place,
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt.toISOString(),
    status: statusOf(event, now),
    hostName: event.host.name,
  };
}
