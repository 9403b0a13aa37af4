import { CalendarHeart } from "lucide-react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { Cover } from "@/components/ui/cover";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { formatStart, relativeDay } from "@/lib/dates";

/** An event that the viewer goes to, waits for or runs. */
export type MyEvent = {
  href: string;
  id: string;
  title: string;
  coverUrl: string | null;
  startsAt: Date;
  allDay: boolean;
  timeZone: string;
  standing: { text: string; tone: BadgeTone };
};

/** What comes next for the viewer, soonest first. */
export function MyNextEvents({ events, now }: { events: MyEvent[]; now: Date }) {
  if (events.length === 0) {
    return (
      <EmptyState
        icon={<CalendarHeart />}
        title="Nothing on your calendar yet"
        description="Events you RSVP to, wait for or run are here, the next one first."
        action={<ButtonLink href="/events">Find an event</ButtonLink>}
        level="h3"
      />
    );
  }
  return (
    <ul className="grid grid-cols-1 gap-3 md:grid-cols-2">
      {events.map((event) => (
        <li key={`${event.id} ${event.standing.text}`}>
          <Link
            href={event.href}
            className="flex h-full items-center gap-4 rounded-card border border-border bg-surface p-3 shadow-card transition-colors hover:border-border-control"
          >
            <span className="w-16 shrink-0 overflow-hidden rounded-control">
              <Cover id={event.id} imageUrl={event.coverUrl} ratio="square" />
            </span>
            <span className="min-w-0 flex-1">
              <Time at={event.startsAt} className="text-accent-text text-sm">
                {relativeDay({ at: event.startsAt, timeZone: event.timeZone, now })}
              </Time>
              <span className="block truncate font-semibold">
                <bdi>{event.title}</bdi>
              </span>
              <span className="block truncate text-muted text-sm">
                {formatStart({ ...event, at: event.startsAt, now })}
              </span>
            </span>
            <Badge tone={event.standing.tone}>{event.standing.text}</Badge>
          </Link>
        </li>
      ))}
    </ul>
  );
}
