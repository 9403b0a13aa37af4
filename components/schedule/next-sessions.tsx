import { MapPin } from "lucide-react";
import { dayWords } from "@/components/sessions/group-agenda";
import { mySchedulePath } from "@/components/sessions/program-event";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { dayInZone, formatTime } from "@/lib/dates";
import { groupBy } from "@/lib/group-by";
import type { ScheduledSession } from "@/server/domains/schedule/schema";
import { scheduleStatus } from "./schedule-words";

type NextSessionsProps = { items: readonly ScheduledSession[]; now: Date };

/** The viewer's next sessions of all events, grouped by event; nothing where there are none. */
export function NextSessions({ items, now }: NextSessionsProps) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="next-sessions" className="space-y-4">
      <h2 id="next-sessions" className="text-base">
        Your next sessions
      </h2>
      {[...groupBy(items, ({ event }) => event.id)].map(([eventId, sessions]) => (
        <EventSessions key={eventId} sessions={sessions} now={now} />
      ))}
    </section>
  );
}

function EventSessions({ sessions, now }: { sessions: readonly ScheduledSession[]; now: Date }) {
  const event = sessions[0]?.event;
  if (!event) return null;
  return (
    <div className="overflow-hidden rounded-card border border-border bg-surface shadow-card">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-border border-b px-4 py-3">
        <h3 className="min-w-0 text-sm">
          <bdi>{event.title}</bdi>
        </h3>
        <Link
          href={mySchedulePath(event)}
          className="rounded-sm text-accent-text text-sm underline-offset-4 hover:underline"
        >
          My schedule
          <span className="sr-only">
            {" "}
            at <bdi>{event.title}</bdi>
          </span>
        </Link>
      </div>
      <ul className="divide-y divide-border">
        {sessions.map((item) => (
          <NextSession key={item.rsvpId} item={item} now={now} />
        ))}
      </ul>
    </div>
  );
}

function NextSession({ item, now }: { item: ScheduledSession; now: Date }) {
  const { timeZone } = item.event;
  const startsAt = new Date(item.startsAt);
  const status = scheduleStatus(item, now);
  const day = dayInZone(startsAt, timeZone);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0">
        <p className="text-muted text-sm">
          <Time at={startsAt} className="tabular-nums">
            {dayWords(day, { timeZone, now })}, {formatTime(startsAt, timeZone)}
          </Time>
          {item.room && (
            <>
              <MapPin aria-hidden="true" className="mr-0.5 ml-2 inline size-3.5" />
              <bdi>{item.room}</bdi>
            </>
          )}
        </p>
        <p className="font-medium">
          <bdi>{item.title}</bdi>
        </p>
      </div>
      <Badge tone={status.tone} dot>
        {status.text}
      </Badge>
    </li>
  );
}
