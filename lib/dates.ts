/** How instants become words and wall-clock times. Pure: `Intl` only, and `now` is always passed in. */

import { counted } from "./plural";
import { remembering } from "./remembering";

const defaultLocale = "en-GB";
const minuteMs = 60_000;
const dayMs = 86_400_000;

type Locale = { locale?: string };
type Moment = Locale & { timeZone: string; now: Date };

/** Of an all-day event the end is the beginning of the day after its last. */
type EventMoment = Moment & { startsAt: Date; endsAt: Date; allDay: boolean };

/**
 * When an event is, in its own zone: "Sat 28 Nov, 19:00 – 22:00 CET". The year appears when it is not
 * the year of `now`; the second date only when the event runs on past the small hours of the next day.
 * An all-day event has days and no hours: "Sat 28 Nov", "28 – 30 Nov".
 */
export function formatEventTime(event: EventMoment): string {
  const { startsAt, endsAt, timeZone, locale } = event;
  if (event.allDay) return formatDays(event);
  const startZone = zoneLabel(startsAt, timeZone);
  const endZone = zoneLabel(endsAt, timeZone);
  const start = `${formatDate({ ...event, at: startsAt })}, ${formatTime(startsAt, timeZone, locale)}`;
  const endTime = formatTime(endsAt, timeZone, locale);
  const end = endsTheSameNight(event) ? endTime : `${formatDate({ ...event, at: endsAt })}, ${endTime}`;
  const zoneAtStart = startZone === endZone ? "" : ` ${startZone}`;
  return `${start}${zoneAtStart} – ${end} ${endZone}`;
}

/** When an event begins: "Sat 28 Nov, 19:00 CET", or the day alone where it is all-day. */
export function formatStart(moment: Moment & { at: Date; allDay: boolean }): string {
  return moment.allDay ? formatDate(moment) : formatInZone(moment);
}

/** "Sat 28 Nov", "28 – 30 Nov", "30 Nov – 2 Dec"; with the year where it is not the year of `now`. */
function formatDays({ startsAt, endsAt, timeZone, now, locale = defaultLocale }: EventMoment): string {
  const last = new Date(Math.max(endsAt.getTime() - 1, startsAt.getTime()));
  const [from, to, today] = [startsAt, last, now].map((at) => dayInZone(at, timeZone)) as [
    string,
    string,
    string,
  ];
  if (from === to) return formatDate({ at: startsAt, timeZone, now, locale });
  const year = [from, to].some((day) => day.slice(0, 4) !== today.slice(0, 4))
    ? ({ year: "numeric" } as const)
    : {};
  const day = (at: Date, parts: Intl.DateTimeFormatOptions) =>
    formatter(locale, { timeZone, day: "numeric", ...parts }).format(at);
  const end = day(last, { month: "short", ...year });
  if (from.slice(0, 7) === to.slice(0, 7)) return `${day(startsAt, {})} – ${end}`;
  const isSameYear = from.slice(0, 4) === to.slice(0, 4);
  return `${day(startsAt, { month: "short", ...(isSameYear ? {} : year) })} – ${end}`;
}

/** One instant: "Sat 28 Nov, 19:00 CET". */
export function formatInZone(moment: Moment & { at: Date }): string {
  const { at, timeZone, locale } = moment;
  return `${formatDate(moment)}, ${formatTime(at, timeZone, locale)} ${zoneLabel(at, timeZone)}`;
}

/** The calendar day: "Sat 28 Nov", or "Saturday 28 November" with `long`; with the year when it is not this one. */
export function formatDate({
  at,
  timeZone,
  now,
  locale = defaultLocale,
  long = false,
}: Moment & { at: Date; long?: boolean }): string {
  const thisYear = dayInZone(at, timeZone).slice(0, 4) === dayInZone(now, timeZone).slice(0, 4);
  const width = long ? "long" : "short";
  const text = formatter(locale, {
    timeZone,
    weekday: width,
    day: "numeric",
    month: width,
    ...(thisYear ? {} : { year: "numeric" }),
  }).format(at);
  // Engines disagree about the comma after a British weekday, and server and browser must not.
  return locale === "en-GB" ? text.replaceAll(",", "") : text;
}

/** The time of day: "19:00". */
export function formatTime(at: Date, timeZone: string, locale = defaultLocale): string {
  return formatter(locale, { timeZone, hour: "2-digit", minute: "2-digit" })
    .format(at)
    .replaceAll("\u202f", " ");
}

/**
 * The line below an event's time for someone elsewhere: "23:45 – 02:45 your time", with the day when
 * theirs is another one. Null when their clocks agree with the event's, or their zone is unknown, and for an all-day
 * event, which is on the same days in every zone.
 */
export function viewerZoneNote({
  startsAt,
  endsAt,
  timeZone,
  allDay,
  viewerTimeZone,
  now,
  locale,
}: EventMoment & { viewerTimeZone: string | null | undefined }): string | null {
  if (allDay || !viewerTimeZone || !isValidTimeZone(viewerTimeZone)) return null;
  const agree = (at: Date) => utcToLocal(at, timeZone) === utcToLocal(at, viewerTimeZone);
  if (agree(startsAt) && agree(endsAt)) return null;
  const theirs = { startsAt, endsAt, allDay, timeZone: viewerTimeZone, now, ...(locale ? { locale } : {}) };
  const sameDay = dayInZone(startsAt, timeZone) === dayInZone(startsAt, viewerTimeZone);
  if (!sameDay || !endsTheSameNight(theirs)) return `${formatEventTime(theirs)}, your time`;
  const [from, to] = [startsAt, endsAt].map((at) => formatTime(at, viewerTimeZone, locale));
  return `${from} – ${to} your time`;
}

/** "Today", "Tomorrow", "In 3 days", "Yesterday", "3 days ago"; further than 6 days away, the date. */
export function relativeDay(moment: Moment & { at: Date }): string {
  const { at, timeZone, now } = moment;
  const days = Math.round((midnightMs(at, timeZone) - midnightMs(now, timeZone)) / dayMs);
  if (Math.abs(days) > 6) return formatDate(moment);
  if (days === 0) return "Today";
  if (Math.abs(days) === 1) return days > 0 ? "Tomorrow" : "Yesterday";
  return days > 0 ? `In ${counted(days, "day")}` : `${counted(-days, "day")} ago`;
}

/** The calendar day of an instant in a zone, as "2026-11-28". */
export function dayInZone(at: Date, timeZone: string): string {
  return utcToLocal(at, timeZone).slice(0, 10);
}

/**
 * The zone's short name at that instant, "CET" or "EST"; "GMT+5:45" where English has none. Remembered: up to six
 * formatters are asked for one name, and a thousand emails about one event ask for the same one.
 */
export const zoneLabel = remembering(
  1_000,
  (at: Date, timeZone: string) => `${timeZone} ${at.getTime()}`,
  (at, timeZone) => {
    let offset: string | undefined;
    for (const locale of localesWithZoneNames) {
      const name = zoneNameIn(locale, at, timeZone);
      if (!/^GMT[+\-−]/.test(name)) return name;
      offset ??= name;
    }
    return offset ?? timeZone;
  },
);

// Each English knows the abbreviations of its own part of the world only.
const localesWithZoneNames = ["en-GB", "en-US", "en-CA", "en-AU", "en-NZ", "en-IN"];

function zoneNameIn(locale: string, at: Date, timeZone: string): string {
  const parts = formatter(locale, { timeZone, timeZoneName: "short" }).formatToParts(at);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
}

/** Whether `Intl` knows the zone by this IANA name. Plain offsets such as "+05:45" are not zones. */
export function isValidTimeZone(timeZone: string): boolean {
  if (timeZone.length > 64 || !/^[A-Z][\w+-]*(\/[\w+-]+)*$/.test(timeZone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return true;
  } catch {
    return false;
  }
}

/**
 * The instant at which clocks in the zone show a `datetime-local` value ("2026-11-28T19:00").
 * A time that occurs twice (clocks go back) means the first of the two, or the second where that is asked for; a time
 * that is skipped (clocks go forward) moves on by the length of the gap, 02:30 to 03:30.
 * @throws RangeError when the value is not a date and time, or the zone is unknown.
 */
export function localToUtc(local: string, timeZone: string, second = false): Date {
  const { before, instants } = instantsShowing(local, timeZone);
  return (second ? instants.at(-1) : instants[0]) ?? before;
}

/**
 * How often clocks in the zone show a `datetime-local` value: 0 where they go forward over it, 2 where they go back over
 * it, otherwise 1.
 * @throws RangeError as `localToUtc`
 */
export function timesShown(local: string, timeZone: string): number {
  return instantsShowing(local, timeZone).instants.length;
}

/** Whether clocks in the zone show the same time as at this instant for the second time. */
export function isSecondShowing(at: Date, timeZone: string): boolean {
  const { instants } = instantsShowing(utcToLocal(at, timeZone), timeZone);
  return instants.length === 2 && at.getTime() >= (instants[1] as Date).getTime();
}

/** In order. `before` is what the offset of the day before makes of it, also where no clock shows it. */
function instantsShowing(local: string, timeZone: string): { before: Date; instants: Date[] } {
  const wallMs = parseWallTime(local);
  const before = wallMs - offsetMs(new Date(wallMs - dayMs), timeZone);
  const after = wallMs - offsetMs(new Date(wallMs + dayMs), timeZone);
  const showsWallTime = (instantMs: number) => instantMs + offsetMs(new Date(instantMs), timeZone) === wallMs;
  const instants = [...new Set([before, after])].filter(showsWallTime).sort((a, b) => a - b);
  return { before: new Date(before), instants: instants.map((ms) => new Date(ms)) };
}

/** What clocks in the zone show at an instant, to the minute, as a `datetime-local` value. */
export function utcToLocal(at: Date, timeZone: string): string {
  const wall = new Date(at.getTime() + offsetMs(at, timeZone)).toISOString();
  return wall.slice(0, wall.indexOf("T") + 6);
}

function parseWallTime(local: string): number {
  const wallMs = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(local) ? Date.parse(`${local}Z`) : Number.NaN;
  // Date.parse lets 31 February roll over into March.
  const exact = !Number.isNaN(wallMs) && new Date(wallMs).toISOString().startsWith(local);
  if (!exact) throw new RangeError(`Not a date and time: ${local.slice(0, 40)}`);
  return wallMs;
}

function endsTheSameNight({
  startsAt,
  endsAt,
  timeZone,
}: {
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
}) {
  const days = (midnightMs(endsAt, timeZone) - midnightMs(startsAt, timeZone)) / dayMs;
  if (days === 0) return true;
  const shortEnough = endsAt.getTime() - startsAt.getTime() <= 12 * 60 * minuteMs;
  return days === 1 && shortEnough && utcToLocal(endsAt, timeZone).slice(11) <= "06:00";
}

function midnightMs(at: Date, timeZone: string): number {
  return Date.parse(`${dayInZone(at, timeZone)}T00:00Z`);
}

/** Whole seconds only: no zone's clocks differ by less. A thousand emails and pages about one event ask for the same few. */
const offsetMs = remembering(
  5_000,
  (at: Date, timeZone: string) => `${timeZone} ${Math.floor(at.getTime() / 1000)}`,
  (at, timeZone) => {
    const parts = formatter("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    }).formatToParts(at);
    const read = (type: Intl.DateTimeFormatPartTypes) =>
      Number(parts.find((part) => part.type === type)?.value ?? 0);
    const wall = Date.UTC(
      read("year"),
      read("month") - 1,
      read("day"),
      read("hour"),
      read("minute"),
      read("second"),
    );
    return wall - Math.floor(at.getTime() / 1000) * 1000;
  },
);

const formatter = remembering(
  500,
  (locale: string, options: Intl.DateTimeFormatOptions) => `${locale} ${JSON.stringify(options)}`,
  (locale, options) => new Intl.DateTimeFormat(locale, options),
);
