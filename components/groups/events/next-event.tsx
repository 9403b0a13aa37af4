import { CalendarDays } from "lucide-react";
import { audienceLabel } from "@/components/events/audience-label";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { formatEventTime } from "@/lib/dates";
import type { EventSummary } from "@/server/domains/events/schema";

/** The event that comes next, above the posts of its group. */
export function NextEvent({ event, now }: { event: EventSummary; now: Date }) {
  const startsAt = new Date(event.startsAt);
  const audience = audienceLabel(event, now);
  return (
    <section
      aria-label="Next event"
      className="relative flex items-center gap-3 rounded-card border border-border bg-surface p-3.5 shadow-card transition-colors focus-within:border-border-control hover:border-border-control"
    >
      <span
        aria-hidden="true"
        className="grid size-10 shrink-0 place-items-center rounded-control bg-accent-soft text-accent-text"
      >
        <CalendarDays className="size-5" />
      </span>
      <div className="min-w-0">
        <p className="break-words font-medium">
          <Link
            href={`/events/${event.slug}`}
            className="outline-none after:absolute after:inset-0 after:rounded-card focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2"
          >
            <bdi>{event.title}</bdi>
          </Link>
        </p>
        <p className="text-muted text-sm">
          <Time at={startsAt}>
            {formatEventTime({ ...event, startsAt, endsAt: new Date(event.endsAt), now })}
          </Time>
          {audience && ` · ${audience}`}
        </p>
      </div>
    </section>
  );
}
