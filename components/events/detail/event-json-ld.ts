import { cutTo } from "@/lib/clean-text";
import type { EventDetails } from "@/server/domains/events/schema";

const DESCRIPTION_MAX = 300;

/** More of a text than this is not looked at: most of it is cut off anyway. */
const READ_MAX = 4_000;

/** Markdown as one plain line for machines and previews, cut at a word. Every repetition is bounded. */
export function plainText(markdown: string, lengthMax = DESCRIPTION_MAX): string {
  const text = cutTo(markdown, READ_MAX)
    .replace(/!\[[^\]]{0,200}\]\([^)]{0,500}\)/g, " ")
    .replace(/\[([^\]]{0,200})\]\([^)]{0,500}\)/g, "$1")
    .replace(/<[^>]{0,500}>/g, " ")
    .replace(/^[ \t]{0,3}(#{1,6}|>|[-*+]|\d{1,9}\.)[ \t]+/gm, "")
    .replace(/[*_`~|]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  if (text.length <= lengthMax) return text;
  const cut = cutTo(text, lengthMax);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), lengthMax / 2)).trimEnd()}…`;
}

/** The event in the words of schema.org, as the content of a script element. Only for what anyone may find. */
export function eventJsonLd(event: EventDetails, url: string): string {
  const { place, onlineUrl, seats } = event;
  const locations = [
    place && { "@type": "Place", name: place, address: place },
    onlineUrl && { "@type": "VirtualLocation", url },
  ].filter(Boolean);
  const mode = place && onlineUrl ? "Mixed" : onlineUrl ? "Online" : "Offline";
  const data = {
    "@context": "https://schema.org",
    "@type": "Event",
    name: event.title,
    description: plainText(event.description) || undefined,
    url,
    image: event.coverUrl ?? undefined,
    startDate: event.startsAt,
    endDate: event.endsAt,
    eventStatus: `https://schema.org/Event${event.status === "cancelled" ? "Cancelled" : "Scheduled"}`,
    eventAttendanceMode: `https://schema.org/${mode}EventAttendanceMode`,
    location: locations.length > 1 ? locations : locations[0],
    organizer: { "@type": "Person", name: event.host.name },
    maximumAttendeeCapacity: event.capacity ?? undefined,
    remainingAttendeeCapacity: seats.seatsLeft ?? undefined,
    isAccessibleForFree: true,
  };
  // A title may hold "</script>".
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}
