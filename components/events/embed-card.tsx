import { MapPin } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Cover } from "@/components/ui/cover";
import { Time } from "@/components/ui/time";
import { formatEventTime } from "@/lib/dates";
import type { EventSummary } from "@/server/domains/events/schema";
import { seatsLabel } from "./seats-label";

/** An event at a glance inside of another site; its links open beside that site. */
export function EmbedCard({ event, now }: { event: EventSummary; now: Date }) {
  const startsAt = new Date(event.startsAt);
  const seats = seatsLabel(event, now);
  const place = event.place ?? (event.onlineUrl ? "Online" : null);
  return (
    <main className="relative flex h-dvh flex-col overflow-hidden rounded-card border border-border bg-surface">
      <div className="min-h-0 flex-1 overflow-hidden">
        <Cover id={event.id} imageUrl={event.coverUrl} priority className="h-full" />
      </div>
      <div className="space-y-1.5 p-4">
        <Time at={startsAt} className="font-medium text-accent-text text-sm tabular-nums">
          {formatEventTime({
            startsAt,
            endsAt: new Date(event.endsAt),
            timeZone: event.timeZone,
            allDay: event.allDay,
            now,
          })}
        </Time>
        <h1 className="break-words text-lg">
          <a
            href={`/events/${event.slug}`}
            target="_blank"
            rel="noopener"
            className="line-clamp-2 after:absolute after:inset-0 hover:underline"
          >
            <bdi>{event.title}</bdi>
          </a>
        </h1>
        {place && (
          <p className="flex items-center gap-1.5 text-muted text-sm">
            <MapPin aria-hidden="true" className="size-3.5 shrink-0" />
            <bdi className="truncate">{place}</bdi>
          </p>
        )}
        <p className="flex items-center justify-between gap-3 pt-1 text-muted text-sm">
          <span className="truncate">
            Hosted by <bdi>{event.host.name}</bdi>
          </span>
          <Badge tone={seats.tone}>{seats.text}</Badge>
        </p>
      </div>
    </main>
  );
}
