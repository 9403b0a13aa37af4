import { CalendarX2, LayoutGrid, List } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import type { EventDetails } from "@/server/domains/events/schema";
import { AgendaDays } from "./agenda-days";
import type { Agenda as AgendaFacts } from "./agenda-facts";
import { type AgendaFilter, agendaHref, isFiltered, withoutFilter } from "./agenda-filter";
import { AgendaFilters } from "./agenda-filters";
import { ClashNote } from "./clash-note";
import { DayBar } from "./day-bar";
import { dayLinks } from "./day-links";
import { daysOf } from "./group-agenda";
import { LinkChoice } from "./link-choice";
import { LiveSeats } from "./live-seats";
import { agendaPath, bookable } from "./program-event";
import { SessionButton } from "./session-button";
import { SessionCard } from "./session-card";
import { ZoneSwitch } from "./zone-switch";

type AgendaProps = {
  event: EventDetails;
  agenda: AgendaFacts;
  filter: AgendaFilter;
  invite: string | undefined;
  viewerZone: string | null;
  isSignedIn: boolean;
  now: Date;
};

/** The agenda with its filters. Needs a `SessionsProvider` around it. */
export function Agenda({ event, agenda, filter, invite, viewerZone, isSignedIn, now }: AgendaProps) {
  const { outline, sessions, nextCursor } = agenda;
  const path = agendaPath(event);
  const timeZone = filter.zone || event.timeZone;
  const days = daysOf(sessions, timeZone);
  if (outline.sessions === 0) return <NoSessions event={event} />;
  return (
    <div className="space-y-6">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-3 print:hidden">
        <AgendaFilters
          path={path}
          filter={filter}
          invite={invite}
          tracks={outline.tracks.map(({ name }) => name)}
          types={outline.types}
          isSignedIn={isSignedIn}
        />
        {outline.rooms.length > 1 && <ViewChoice path={path} filter={filter} invite={invite} />}
        <ZoneSwitch
          path={path}
          filter={filter}
          invite={invite}
          eventZone={event.timeZone}
          viewerZone={viewerZone}
          at={event.startsAt}
        />
      </div>
      <DayBar
        days={dayLinks({ agenda, shown: days.map(({ day }) => day), path, filter, invite, now })}
        className="-mx-4 top-14 sm:-mx-6"
      />
      {sessions.length === 0 && <NoMatch filter={filter} path={path} invite={invite} />}
      <AgendaDays
        days={days}
        view={filter.view}
        rooms={outline.rooms}
        timeZone={timeZone}
        now={now}
        card={(session, style) => {
          const own = bookable(session);
          return (
            <SessionCard
              key={session.id}
              session={session}
              timeZone={timeZone}
              now={now}
              seats={<LiveSeats session={own} />}
              notes={<ClashNote session={own} />}
              action={session.status === "scheduled" && <SessionButton session={own} />}
              {...style}
            />
          );
        }}
      />
      {nextCursor && (
        <p className="text-center">
          <ButtonLink variant="secondary" href={agendaHref(path, { ...filter, after: nextCursor }, invite)}>
            Show later sessions
          </ButtonLink>
        </p>
      )}
    </div>
  );
}

function ViewChoice({
  path,
  filter,
  invite,
}: {
  path: string;
  filter: AgendaFilter;
  invite: string | undefined;
}) {
  const hrefOf = (view: AgendaFilter["view"]) => agendaHref(path, { ...filter, view }, invite);
  const label = (Icon: typeof List, text: string) => (
    <>
      <Icon aria-hidden="true" />
      {text}
    </>
  );
  return (
    <LinkChoice
      label="View"
      className="max-lg:hidden"
      options={[
        { href: hrefOf("list"), label: label(List, "List"), isCurrent: filter.view === "list" },
        { href: hrefOf("grid"), label: label(LayoutGrid, "By room"), isCurrent: filter.view === "grid" },
      ]}
    />
  );
}

function NoSessions({ event }: { event: EventDetails }) {
  return (
    <EmptyState
      icon={<CalendarX2 />}
      title="No sessions yet"
      description="When the host adds sessions, they appear here with their times, rooms and seats."
      action={<ButtonLink href={`/events/${event.slug}`}>Back to the event</ButtonLink>}
    />
  );
}

type NoMatchProps = { filter: AgendaFilter; path: string; invite: string | undefined };

function NoMatch({ filter, path, invite }: NoMatchProps) {
  const all = agendaHref(path, { ...withoutFilter(filter), day: "" }, invite);
  return (
    <EmptyState
      icon={<CalendarX2 />}
      title={filter.isMine ? "None of your sessions match" : "No sessions match"}
      description={
        isFiltered(filter) ? "Try other words, or show every session." : "There are no sessions on this day."
      }
      action={
        <ButtonLink href={all} variant="secondary">
          Show all sessions
        </ButtonLink>
      }
    />
  );
}
