import { Cover } from "@/components/ui/cover";
import { Link } from "@/components/ui/link";
import { cn } from "@/lib/class-names";
import { relativeDay } from "@/lib/dates";
import type { EventSummary } from "@/server/domains/events/schema";

const places = [
  "top-0 left-0 z-30 w-72 -rotate-3",
  "top-28 right-0 z-20 w-64 rotate-3",
  "bottom-0 left-10 z-10 w-60 -rotate-1",
];

/** A few covers, laid out like prints on a table on wide screens. */
export function CoverStack({ events, now }: { events: EventSummary[]; now: Date }) {
  return (
    <ul className="relative h-[27rem] max-lg:hidden" aria-label="Coming up">
      {events.slice(0, places.length).map((event, index) => (
        <li
          key={event.id}
          className={cn(
            "absolute transition-[rotate,scale] duration-300 focus-within:z-40 hover:z-40 hover:rotate-0 hover:scale-[1.02]",
            places[index],
          )}
        >
          <Link
            href={`/events/${event.slug}`}
            className="block overflow-hidden rounded-card border border-border bg-surface shadow-overlay"
          >
            <Cover id={event.id} imageUrl={event.coverUrl} priority={index === 0} />
            <span className="block truncate px-4 pt-3 font-semibold">
              <bdi>{event.title}</bdi>
            </span>
            <span className="block px-4 pt-0.5 pb-3.5 text-muted text-sm">{dayOf(event, now)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function dayOf({ startsAt, timeZone }: EventSummary, now: Date): string {
  const at = new Date(startsAt);
  return at <= now ? "Happening now" : relativeDay({ at, timeZone, now });
}
