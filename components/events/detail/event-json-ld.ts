import { dayInZone, utcToLocal } from "@/lib/dates";
import { plainText } from "@/lib/plain-text";
import type { EventDetails } from "@/server/domains/events/schema";
import { isOpenTo } from "@/server/seats/availability";

/**
 * The event in the words of schema.org, as search engines want them, as the content of a script element. Only for what
 * anyone may find. A place that the viewer may not know, or that is not known yet, is left out and never guessed.
 */
export function eventJsonLd(event: EventDetails, url: string): string {
  const { place, onlineUrl, seats } = event;
  const locations = [
    place && { "@type": "Place", name: place, address: place },
    onlineUrl && { "@type": "VirtualLocation", url },
  ].filter(Boolean);
  const mode = place && onlineUrl ? "Mixed" : onlineUrl ? "Online" : "Offline";
  const at = (instant: string) => dateOrTime(new Date(instant), event);
  const last = event.allDay ? new Date(Date.parse(event.endsAt) - 1).toISOString() : event.endsAt;
  const data = {
    "@context": "https://schema.org",
    "@type": "Event",
    name: event.title,
    description: plainText(event.description) || undefined,
    url,
    image: [new URL(event.coverUrl ?? `${url}/picture.png`, url).href],
    startDate: at(event.startsAt),
    endDate: at(last),
    ...statusOf(event, at),
    eventAttendanceMode: locations.length > 0 ? `https://schema.org/${mode}EventAttendanceMode` : undefined,
    location: locations.length > 1 ? locations : locations[0],
    organizer: { "@type": "Person", name: event.host.name },
    offers: event.status === "published" ? offerOf(isOpenTo(seats, 1), url) : undefined,
    maximumAttendeeCapacity: event.capacity ?? undefined,
    remainingAttendeeCapacity: seats.seatsLeft ?? undefined,
    isAccessibleForFree: true,
  };
  // A title may hold "</script>".
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}

/** Cancelled outweighs moved; a start that was moved back is as scheduled. */
function statusOf(
  { status, startsAt, previousStartsAt }: EventDetails,
  at: (instant: string) => string,
): { eventStatus: string; previousStartDate?: string } {
  if (status === "cancelled") return { eventStatus: "https://schema.org/EventCancelled" };
  if (!previousStartsAt || previousStartsAt === startsAt) {
    return { eventStatus: "https://schema.org/EventScheduled" };
  }
  const previousStartDate = at(previousStartsAt);
  return { eventStatus: "https://schema.org/EventRescheduled", previousStartDate };
}

/** Nothing costs as much in every currency; one is named because search engines report a price without it as incomplete. */
function offerOf(isOpen: boolean, url: string) {
  const availability = `https://schema.org/${isOpen ? "InStock" : "SoldOut"}`;
  return { "@type": "Offer", price: 0, priceCurrency: "USD", availability, url };
}

/** "2026-11-28T19:00:00+01:00", as clocks show it where the event is; of whole days the date alone. */
function dateOrTime(at: Date, { timeZone, allDay }: Pick<EventDetails, "timeZone" | "allDay">): string {
  if (allDay) return dayInZone(at, timeZone);
  const local = utcToLocal(at, timeZone);
  const minutes = Date.parse(`${local}Z`) / 60_000 - Math.floor(at.getTime() / 60_000);
  const two = (n: number) => String(n).padStart(2, "0");
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const seconds = two(at.getUTCSeconds());
  return `${local}:${seconds}${minutes < 0 ? "-" : "+"}${two(hours)}:${two(rest)}`;
}
