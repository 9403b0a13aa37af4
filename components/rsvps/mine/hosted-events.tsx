import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { formatEventTime } from "@/lib/dates";
import { plural } from "@/lib/plural";
import type { HostedEvent } from "@/server/domains/events/listing/schema";

const roleWords = { host: "You host", cohost: "You co-host", door: "You help at the door" };

/** The events one helps to run, each with the way to its desk. */
export function HostedEvents({
  events,
  hasMore,
  now,
}: {
  events: HostedEvent[];
  hasMore: boolean;
  now: Date;
}) {
  if (events.length === 0) return null;
  return (
    <section aria-labelledby="hosted">
      <h2 id="hosted" className="mb-3 text-base">
        Events you run
      </h2>
      <ul className="divide-y divide-border overflow-hidden rounded-card border border-border bg-surface shadow-card">
        {events.map((event) => (
          <HostedRow key={event.id} event={event} now={now} />
        ))}
      </ul>
      {hasMore && <p className="mt-2 text-muted text-sm">The next {events.length} are shown.</p>}
    </section>
  );
}

function HostedRow({ event, now }: { event: HostedEvent; now: Date }) {
  const { id, slug, title, status, seats, timeZone, viewerRole } = event;
  const href = viewerRole === "door" ? `/events/${slug}` : `/events/${id}/manage`;
  const taken = seats.confirmedSeats + seats.offeredSeats;
  const seatWords = seats.capacity === null ? `${taken} going` : `${taken} of ${seats.capacity} seats`;
  const waiting =
    seats.waitlistLength > 0 &&
    `, ${seats.waitlistLength} ${plural(seats.waitlistLength, "party", "parties")} in line`;
  const when = formatEventTime({
    startsAt: new Date(event.startsAt),
    endsAt: new Date(event.endsAt),
    timeZone,
    allDay: event.allDay,
    now,
  });
  return (
    <li className="relative flex items-center gap-3 px-4 py-3 text-sm transition-colors hover:bg-fill">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={href}
            className="break-words font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2"
          >
            {title}
          </Link>
          {status === "draft" && (
            <Badge size="sm" tone="outline">
              Draft
            </Badge>
          )}
          {status === "cancelled" && (
            <Badge size="sm" tone="danger">
              Cancelled
            </Badge>
          )}
        </p>
        <p className="text-muted">{when}</p>
        <p className="text-muted tabular-nums">
          {roleWords[viewerRole]} · {seatWords}
          {waiting}
        </p>
      </div>
      <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-muted" />
    </li>
  );
}
