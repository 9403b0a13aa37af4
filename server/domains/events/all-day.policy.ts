import { dayInZone, localToUtc } from "../../../lib/dates";

const dayMs = 86_400_000;

type Span = { startsAt: Date; endsAt: Date };

/**
 * The instant at which a day ("2026-11-28") begins in the zone: its first time of day, where the clocks skip
 * midnight.
 */
export function dayStart(day: string, timeZone: string): Date {
  return localToUtc(`${day}T00:00`, timeZone);
}

/** The day that is `days` days later. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** The last day of a span in the zone. A span that ends at midnight ends on the day before. */
export function lastDay({ startsAt, endsAt }: Span, timeZone: string): string {
  const last = new Date(Math.max(endsAt.getTime() - 1, startsAt.getTime()));
  return dayInZone(last, timeZone);
}

/**
 * The whole days that the span touches in the zone: from the beginning of its first day to the end of its last,
 * which is the beginning of the next day. A span of zero length is one day; an end before the start stays invalid.
 */
export function wholeDays({ startsAt, endsAt }: Span, timeZone: string): Span {
  const startDay = dayInZone(startsAt, timeZone);
  const first = dayStart(startDay, timeZone);
  if (endsAt < startsAt && dayInZone(endsAt, timeZone) !== startDay) return { startsAt: first, endsAt };
  const last = endsAt < startsAt ? startDay : lastDay({ startsAt, endsAt }, timeZone);
  return { startsAt: first, endsAt: dayStart(dayAfter(last), timeZone) };
}

/** The span of the same calendar days in another zone. */
export function sameDays(span: Span, from: string, to: string): Span {
  return {
    startsAt: dayStart(dayInZone(span.startsAt, from), to),
    endsAt: dayStart(dayAfter(lastDay(span, from)), to),
  };
}

type AllDay = Span & { allDay: boolean; timeZone: string };

/**
 * The changes that an edit makes, with times rounded for all-day events: they cover whole days of their zone, and
 * keep their days when only the zone changes. Times of other events are unchanged.
 */
export function withWholeDays<Changes extends Partial<AllDay>>(before: AllDay, changes: Changes): Changes {
  const after = { ...before, ...withoutGaps(changes) };
  if (!after.allDay) return changes;
  const isOnlyZone = before.allDay && !changes.startsAt && !changes.endsAt;
  const span = isOnlyZone
    ? sameDays(before, before.timeZone, after.timeZone)
    : wholeDays(after, after.timeZone);
  const isSame = (key: keyof Span) => span[key].getTime() === before[key].getTime() && !changes[key];
  return {
    ...changes,
    ...(!isSame("startsAt") && { startsAt: span.startsAt }),
    ...(!isSame("endsAt") && { endsAt: span.endsAt }),
  };
}

function withoutGaps<Changes extends object>(changes: Changes): Changes {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Changes;
}
