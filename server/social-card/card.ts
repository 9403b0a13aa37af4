import { isolate, tidyLine } from "@/lib/clean-text";
import { formatEventTime } from "@/lib/dates";
import type { EventDetails } from "../domains/events/schema";

/** What a social image says, and all that it depends on: equal cards have equal pictures. */
export type SocialCard = {
  /** Decides the pattern beside the text. */
  eventId: string;
  title: string;
  time: string;
  /** Null where the event has none, or shows it only to guests. */
  place: string | null;
  host: string;
  /** Decides which form of a Chinese character is drawn. */
  timeZone: string;
};

export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

type Told = Pick<
  EventDetails,
  "id" | "title" | "status" | "startsAt" | "endsAt" | "timeZone" | "allDay" | "place" | "placeHidden" | "host"
>;

/**
 * The card of an event. It holds nothing that depends on the viewer, so that every cache may keep the picture: a place
 * that is shown to guests only is left out even where a guest is asking.
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
