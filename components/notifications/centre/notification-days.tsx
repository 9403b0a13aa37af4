"use client";

import { byDay } from "@/components/events/manage/activity/by-day";
import { formatDate, relativeDay } from "@/lib/dates";
import { NotificationRow } from "./notification-row";
import type { useCentre } from "./use-centre";

type Centre = ReturnType<typeof useCentre>;
type NotificationDaysProps = Pick<Centre, "items" | "unfolded" | "read"> & { timeZone: string; now: Date };

/** Notifications under the days on which they came, in the reader's time zone. */
export function NotificationDays({ items, unfolded, read, timeZone, now }: NotificationDaysProps) {
  return (
    <div className="grid gap-6">
      {byDay(items, timeZone).map((day) => (
        <section key={day.on} aria-labelledby={`day-${day.on}`}>
          <h2 id={`day-${day.on}`} className="pb-2 font-medium text-sm">
            <DayName at={new Date(day.items[0]?.at ?? now)} timeZone={timeZone} now={now} />
          </h2>
          <ul className="overflow-hidden rounded-card border border-border bg-surface shadow-card">
            {day.items.map((item) => (
              <NotificationRow
                key={item.id}
                item={item}
                isNew={unfolded.has(item.id)}
                timeZone={timeZone}
                now={now}
                onRead={() => read(item.id)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function DayName(moment: { at: Date; timeZone: string; now: Date }) {
  const [near, date] = [relativeDay(moment), formatDate(moment)];
  if (near === date) return date;
  return (
    <>
      {near} <span className="font-normal text-muted">{date}</span>
    </>
  );
}
