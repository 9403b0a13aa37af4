"use client";

import { CalendarPlus2 } from "lucide-react";
import { dateWords, daysOf, dayWords } from "@/components/sessions/group-agenda";
import { agendaPath } from "@/components/sessions/program-event";
import { useSessions } from "@/components/sessions/sessions-provider";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { counted } from "@/lib/plural";
import type { SessionDetails } from "@/server/domains/sessions/schema";
import { ScheduleRow } from "./schedule-row";

type ScheduleListProps = {
  /** The sessions that the viewer had when the page was rendered, with their seats. */
  sessions: readonly SessionDetails[];
};

/** The viewer's sessions of an event by day, live. A session belongs to the day on which it starts. */
export function ScheduleList({ sessions }: ScheduleListProps) {
  const { event, scope, mine, clock, isLate } = useSessions();
  const { timeZone } = event;
  const { now } = clock;
  if (mine.length === 0) {
    const query = scope.invite ? `?invite=${encodeURIComponent(scope.invite)}` : "";
    return (
      <EmptyState
        icon={<CalendarPlus2 />}
        title="Nothing on your schedule yet"
        description="Sessions you RSVP to or wait for appear here, day by day."
        action={<ButtonLink href={`${agendaPath(event)}${query}`}>Browse sessions</ButtonLink>}
      />
    );
  }
  return (
    <div className="space-y-8">
      {isLate && (
        <p role="status" className="font-medium text-sm text-warning print:hidden">
          This may not be up to date. We'll keep trying.
        </p>
      )}
      {daysOf(mine, timeZone).map(({ day, items }) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`} className="mb-3 flex flex-wrap items-baseline gap-x-2 text-base">
            {/* On paper, "Today" is soon wrong. */}
            <span className="print:hidden">{dayWords(day, { timeZone, now })}</span>
            <span className="hidden print:inline">{dateWords(day, now, true)}</span>
            <span className="font-normal text-muted text-sm">{counted(items.length, "session")}</span>
          </h2>
          <ul className="divide-y divide-border overflow-hidden rounded-card border border-border bg-surface shadow-card print:rounded-none print:border-x-0 print:shadow-none">
            {items.map((item) => (
              <ScheduleRow
                key={item.rsvpId}
                item={item}
                session={sessions.find(({ id }) => id === item.sessionId) ?? null}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
