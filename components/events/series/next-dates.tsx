import { CalendarSync } from "lucide-react";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { formatStart } from "@/lib/dates";
import { plural } from "@/lib/plural";
import type { Series } from "@/server/domains/events/series/schema";
import { seatsWord } from "./seats-word";

const SHOWN_MAX = 4;

type NextDatesProps = {
  series: Series;
  /** The event of the page, which is not named again. */
  eventId: string;
  now: Date;
};

/** The other dates of the series that are still to come. */
export function NextDates({ series, eventId, now }: NextDatesProps) {
  const ahead = series.items.filter((date) => date.id !== eventId && date.status === "published");
  const rest = ahead.length - SHOWN_MAX;
  if (!series.series || ahead.length === 0) return null;
  return (
    <section aria-labelledby="dates" className="space-y-3 pt-2">
      <h2 id="dates" className="flex items-center gap-2 border-border border-b pb-2 text-base">
        <CalendarSync aria-hidden="true" className="size-4 text-muted" />
        Part of a {series.series.frequency} series
      </h2>
      <ul className="divide-y divide-border">
        {ahead.slice(0, SHOWN_MAX).map((date) => (
          <li key={date.id} className="relative flex items-baseline justify-between gap-4 py-2 text-sm">
            <Link
              href={`/events/${date.slug}`}
              prefetch={false}
              className="rounded-sm font-medium underline decoration-transparent underline-offset-4 outline-none after:absolute after:inset-0 hover:decoration-border-control focus-visible:after:rounded-sm focus-visible:after:outline-2 focus-visible:after:outline-accent-text"
            >
              <Time at={new Date(date.startsAt)}>
                {formatStart({ ...date, at: new Date(date.startsAt), now })}
              </Time>
            </Link>
            <span className="shrink-0 text-muted">{seatsWord(date.seats)}</span>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <p className="text-muted text-sm">
          and {rest} more {plural(rest, "date", "dates")} after that
        </p>
      )}
    </section>
  );
}
