import { ExternalLink } from "lucide-react";
import { buttonStyles } from "@/components/ui/button-styles";
import { EmptyState } from "@/components/ui/empty-state";
import { formatEventTime } from "@/lib/dates";
import type { EventDetails } from "@/server/domains/events/schema";
import { AgendaDays } from "./agenda-days";
import type { Agenda } from "./agenda-facts";
import { type AgendaFilter, agendaHref } from "./agenda-filter";
import { DayBar } from "./day-bar";
import { dayLinks } from "./day-links";
import { daysOf } from "./group-agenda";
import { agendaPath, cardId } from "./program-event";
import { SeatsLabel } from "./seats-label";
import { SessionCard } from "./session-card";

type EmbedAgendaProps = { event: EventDetails; agenda: Agenda; filter: AgendaFilter; now: Date };

/** A schedule inside of another site; what changes anything opens beside that site. */
export function EmbedAgenda({ event, agenda, filter, now }: EmbedAgendaProps) {
  const { sessions, outline, nextCursor } = agenda;
  const path = `/embed${agendaPath(event)}`;
  const timeZone = filter.zone || event.timeZone;
  const days = daysOf(sessions, timeZone);
  const [startsAt, endsAt] = [new Date(event.startsAt), new Date(event.endsAt)];
  return (
    <main className="mx-auto w-full max-w-page space-y-5 p-4 sm:p-6">
      <header className="flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-0">
          <h1 dir="auto" className="break-words text-xl">
            <bdi>{event.title}</bdi>
          </h1>
          <p className="text-muted text-sm">{formatEventTime({ ...event, startsAt, endsAt, now })}</p>
        </div>
        <Outside href={agendaPath(event)} label="Open the full schedule" />
      </header>
      <DayBar
        days={dayLinks({ agenda, shown: days.map(({ day }) => day), path, filter, invite: undefined, now })}
        className="-mx-4 top-0 sm:-mx-6"
      />
      {sessions.length === 0 && (
        <EmptyState title="No sessions yet" description="When the host adds sessions, they appear here." />
      )}
      <AgendaDays
        days={days}
        view={filter.view}
        rooms={outline.rooms}
        timeZone={timeZone}
        now={now}
        card={(session, style) => (
          <SessionCard
            key={session.id}
            session={session}
            timeZone={timeZone}
            now={now}
            seats={<SeatsLabel seats={session.seats} />}
            action={
              <Outside
                href={`${agendaPath(event)}#${cardId(session.id)}`}
                label="Details"
                title={session.title}
              />
            }
            {...style}
          />
        )}
      />
      {nextCursor && (
        <a
          href={agendaHref(path, { ...filter, after: nextCursor })}
          className={buttonStyles({ variant: "secondary" })}
        >
          Show later sessions
        </a>
      )}
    </main>
  );
}

function Outside({ href, label, title }: { href: string; label: string; title?: string }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener"
      className={buttonStyles({ variant: "secondary", size: "sm" })}
    >
      {label}
      {title && (
        <span className="sr-only">
          {" of "}
          <bdi>{title}</bdi>
        </span>
      )}
      <ExternalLink aria-hidden="true" />
      <span className="sr-only">(opens in a new tab)</span>
    </a>
  );
}
