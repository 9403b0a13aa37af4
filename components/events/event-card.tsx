import { Lock, MapPin, Video } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Cover } from "@/components/ui/cover";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { formatEventTime } from "@/lib/dates";
import type { EventSummary } from "@/server/domains/events/schema";
import { audienceLabel } from "./audience-label";
import { seatsLabel } from "./seats-label";

type EventCardProps = {
  event: EventSummary;
  now: Date;
  /** Set for cards above the fold. */
  priority?: boolean;
  level?: "h2" | "h3";
};

/** An event at a glance: picture, when, what, where, by whom, and whether seats are left. */
export function EventCard({ event, now, priority = false, level: Heading = "h3" }: EventCardProps) {
  const startsAt = new Date(event.startsAt);
  const seats = seatsLabel(event, now);
  return (
    <article className="group relative flex h-full flex-col overflow-hidden rounded-card border border-border bg-surface shadow-card transition-[border-color,box-shadow,translate] duration-200 focus-within:border-border-control hover:-translate-y-0.5 hover:border-border-control hover:shadow-raised">
      <div className="relative overflow-hidden">
        <Cover
          id={event.id}
          imageUrl={event.coverUrl}
          priority={priority}
          className="transition-transform duration-500 group-hover:scale-[1.03]"
        />
        <span className="absolute top-3 right-3 rounded-full bg-surface shadow-card">
          <Badge tone={seats.tone}>{seats.text}</Badge>
        </span>
      </div>
      <div className="flex flex-1 flex-col gap-1.5 p-4">
        <Time at={startsAt} className="font-medium text-accent-text text-sm tabular-nums">
          {formatEventTime({ ...event, startsAt, endsAt: new Date(event.endsAt), now })}
        </Time>
        <Heading className="break-words text-lg">
          <Link
            href={`/events/${event.slug}`}
            className="outline-none after:absolute after:inset-0 after:rounded-card focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2"
          >
            <span className="line-clamp-2">
              <bdi>{event.title}</bdi>
            </span>
          </Link>
        </Heading>
        <Whereabouts event={event} />
        <Audience event={event} now={now} />
        <p className="mt-auto flex items-center gap-2 pt-3 text-muted text-sm">
          <Avatar name={event.host.name} imageUrl={event.host.imageUrl} size="xs" />
          <span className="truncate">
            <bdi>{event.host.name}</bdi>
          </span>
        </p>
      </div>
    </article>
  );
}

function Audience({ event, now }: Pick<EventCardProps, "event" | "now">) {
  const words = audienceLabel(event, now);
  if (!words) return null;
  return (
    <p className="flex min-w-0 items-start gap-1.5 text-muted text-sm">
      <Lock aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
      {words}
    </p>
  );
}

function Whereabouts({ event: { place, onlineUrl } }: Pick<EventCardProps, "event">) {
  const Icon = place ? MapPin : Video;
  const words = place ?? (onlineUrl ? "Online" : null);
  if (!words) return null;
  return (
    <p className="flex min-w-0 items-center gap-1.5 text-muted text-sm">
      <Icon aria-hidden="true" className="size-3.5 shrink-0" />
      <span className="truncate">{words}</span>
    </p>
  );
}
