import { isolate, tidyLine } from "@/lib/clean-text";
import { formatEventTime } from "@/lib/dates";
import type { EventDetails } from "../domains/events/schema";

/** The content of a social image and all that it depends on: equal cards have equal pictures. */
export type SocialCard = {
  /** Determines the pattern beside the text. */
  eventId: string;
  title: string;
  time: string;
  /** Null if the event has no place, or shows it only to guests. */
  place: string | null;
  host: string;
  /** Determines the regional form of Chinese characters. */
  timeZone: string;
};

export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

type Told = Pick<
  EventDetails,
  "id" | "title" | "status" | "startsAt" | "endsAt" | "timeZone" | "allDay" | "place" | "placeHidden" | "host"
>;

/**
 * The card of an event. It never depends on the viewer, so that every cache may store the picture: a place shown
 * only to guests is left out even if a guest requests it.
 */
export function socialCard(event: Told, now: Date): SocialCard {
  const time = formatEventTime({
    ...event,
    startsAt: new Date(event.startsAt),
    endsAt: new Date(event.endsAt),
    now,
  });
  const place = event.placeHidden || !event.place ? null : tidyLine(event.place);
  return {
    eventId: event.id,
    title: tidyLine(event.title),
    time: event.status === "cancelled" ? `Cancelled: ${time}` : time,
    place: place || null,
    host: `Hosted by ${isolate(tidyLine(event.host.name))}`,
    timeZone: event.timeZone,
  };
}
