import { CalendarCheck, CalendarRange } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { dayInZone, formatTime } from "@/lib/dates";
import type { SessionDetails } from "@/server/domains/sessions/schema";
import { dateWords } from "./group-agenda";
import { agendaPath, cardId, mySchedulePath } from "./program-event";
import { SeatsLabel } from "./seats-label";

export type AgendaTeaserProps = {
  event: { slug: string; timeZone: string };
  invite: string | undefined;
  /** The next sessions. */
  sessions: readonly SessionDetails[];
  /** Whether the viewer booked or waits for some. */
  hasOwn: boolean;
  now: Date;
};

/** The next sessions of an event on its page, with the way to all of them. */
export function AgendaTeaser({ event, invite, sessions, hasOwn, now }: AgendaTeaserProps) {
  const query = invite ? `?invite=${encodeURIComponent(invite)}` : "";
  const path = `${agendaPath(event)}${query}`;
  const { timeZone } = event;
  return (
    <section aria-labelledby="schedule" className="space-y-3 pt-2">
      <h2 id="schedule" className="border-border border-b pb-2 text-base">
        Schedule
      </h2>
      <ul className="divide-y divide-border overflow-hidden rounded-card border border-border bg-surface shadow-card">
        {sessions.map(({ id, title, startsAt, room, seats }) => {
          const at = new Date(startsAt);
          return (
            <li
              key={id}
              className="relative flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 px-4 py-3"
            >
              <div className="min-w-0">
                <p className="text-muted text-sm">
                  <Time at={at} className="tabular-nums">
                    {dateWords(dayInZone(at, timeZone), now)}, {formatTime(at, timeZone)}
                  </Time>
                  {room && (
                    <>
                      {" · "}
                      <bdi>{room}</bdi>
                    </>
                  )}
                </p>
                <p className="font-medium">
                  <Link
                    href={`${path}#${cardId(id)}`}
                    className="outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2"
                  >
                    <bdi>{title}</bdi>
                  </Link>
                </p>
              </div>
              <SeatsLabel seats={seats} />
            </li>
          );
        })}
      </ul>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={path} variant="secondary" size="sm">
          <CalendarRange aria-hidden="true" />
          See the full schedule
        </ButtonLink>
        {hasOwn && (
          <ButtonLink href={mySchedulePath(event, invite)} variant="secondary" size="sm">
            <CalendarCheck aria-hidden="true" />
            My schedule
          </ButtonLink>
        )}
      </div>
    </section>
  );
}
