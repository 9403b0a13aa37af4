"use client";

import { ActivityMark } from "@/components/analytics/activity-marks";
import { Time } from "@/components/ui/time";
import { formatDate, formatTime, relativeDay } from "@/lib/dates";
import type { ActivityItem } from "@/server/domains/analytics/schema";
import type { Day } from "./by-day";

type ActivityDayProps = {
  day: Day<ActivityItem>;
  now: Date;
  timeZone: string;
  /** Follows one person; left out where one is followed already. */
  onPerson: ((rsvpId: string) => void) | undefined;
};

/** One day of the event's ledger, under its date. */
export function ActivityDay({ day, now, timeZone, onPerson }: ActivityDayProps) {
  const at = new Date(day.items[0]?.at ?? now);
  const near = relativeDay({ at, now, timeZone });
  const date = formatDate({ at, now, timeZone });
  return (
    <section aria-labelledby={`day-${day.on}`}>
      <h3
        id={`day-${day.on}`}
        className="sticky top-14 z-10 -mx-1 bg-background px-1 py-2 font-medium text-sm"
      >
        {near === date ? (
          date
        ) : (
          <>
            {near} <span className="font-normal text-muted">{date}</span>
          </>
        )}
      </h3>
      <ol className="rounded-card border border-border bg-surface px-4 text-sm shadow-card">
        {day.items.map((item) => (
          <li key={item.id} className="flex gap-3 border-border border-b py-2.5 last:border-b-0">
            <ActivityMark kind={item.kind} />
            <p className="min-w-0 flex-1 pt-px text-muted [overflow-wrap:anywhere]">
              <Who item={item} onPerson={onPerson} /> {item.what}
            </p>
            <Time at={new Date(item.at)} className="shrink-0 pt-px text-muted text-xs leading-5 tabular-nums">
              {formatTime(new Date(item.at), timeZone)}
            </Time>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Who({ item, onPerson }: { item: ActivityItem } & Pick<ActivityDayProps, "onPerson">) {
  const { rsvpId, who } = item;
  if (rsvpId === null || !onPerson) return <span className="font-medium text-text">{who}</span>;
  return (
    <button
      type="button"
      title={`Only ${who}`}
      onClick={() => onPerson(rsvpId)}
      className="rounded-sm font-medium text-text underline-offset-2 hover:underline"
    >
      {who}
    </button>
  );
}
