import { formatEventTime, formatInZone, utcToLocal } from "../../../lib/dates";
import { dateOf, endOf } from "../../../lib/days";
import { decimalAmount } from "../../../lib/money";
import { counted, grouped } from "../../../lib/plural";

/** "Sat 28 Nov, 19:00 WET", and the reader's clock beside it where that shows another time. */
export function timeFor(
  { at, venueZone, readerZone }: { at: Date; venueZone: string; readerZone: string },
  now: Date,
): string {
  const there = formatInZone({ at, timeZone: venueZone, now });
  if (utcToLocal(at, venueZone) === utcToLocal(at, readerZone)) return there;
  return `${there} (${formatInZone({ at, timeZone: readerZone, now })} your time)`;
}

type DesiredDates = {
  preferredDatesStart: Date | null;
  preferredDatesEnd: Date | null;
  datesFlexible: boolean;
};

/** "10 – 12 May", "Mon 10 May, flexible", "Flexible". Days have no zone. */
export function datesOf(
  { preferredDatesStart: start, preferredDatesEnd: end, datesFlexible }: DesiredDates,
  now: Date,
): string {
  if (!start) return datesFlexible ? "Flexible" : "Open";
  const [from, to] = [start, end ?? start].map((day) => day.toISOString().slice(0, 10)) as [string, string];
  const endsAt = dateOf(endOf({ start: from, end: to }));
  const days = formatEventTime({ startsAt: start, endsAt, timeZone: "UTC", allDay: true, now });
  return datesFlexible ? `${days}, flexible` : days;
}

/** "80 to 120 people"; null where it is open. */
export function attendanceOf({
  attendanceMin: min,
  attendanceMax: max,
}: {
  attendanceMin: number | null;
  attendanceMax: number | null;
}): string | null {
  if (max === null) return min === null ? null : `at least ${counted(min, "person", "people")}`;
  if (min === null || min === max) return counted(max, "person", "people");
  return `${grouped(min)} to ${counted(max, "person", "people")}`;
}

/** "1,250.00 EUR": the same in every locale of the server. */
export function moneyOf(amount: bigint, currency: string): string {
  const [whole = "", cents] = decimalAmount(Number(amount), currency).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${cents ? `.${cents}` : ""} ${currency}`;
}
