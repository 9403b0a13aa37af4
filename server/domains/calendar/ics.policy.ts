import ical, {
  ICalAlarmType,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  type ICalDateTimeValue,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator";
import type { CalendarEntry } from "./entries.policy";
import { isShownOnce, vtimezone, wallClock } from "./zones.policy";

/** REQUEST and CANCEL are for the one recipient of an email, PUBLISH is for all readers (RFC 5546). */
export type CalendarMethod = "PUBLISH" | "REQUEST" | "CANCEL";

export type CalendarText = {
  entries: CalendarEntry[];
  method: CalendarMethod;
  /**
   * The attendee of the file; null for a public file. Programs remove an entry only if it came for the same
   * attendee from the same organizer. Other guests are never named: the guest list is private.
   */
  attendee?: { name: string; address: string } | null;
  /** The name of a subscribed feed and its refresh interval; null for a single file. */
  feed: { name: string; refreshMinutes: number } | null;
  /** One address for every host, so that no host's own address is revealed. */
  organizerAddress: string;
  now: Date;
};

/** iCalendar (RFC 5545), folded, in CRLF lines. */
export function writeCalendar(text: CalendarText): string {
  const { entries, method, feed } = text;
  const calendar = ical({
    prodId: "//Turnout//Calendar//EN",
    method: ICalCalendarMethod[method],
    timezone: { name: null, generator: (timeZone) => vtimezone(timeZone, ...spanOf(entries, timeZone)) },
    ...(feed && { name: feed.name, ttl: feed.refreshMinutes * 60 }),
  });
  for (const entry of entries) addEntry(calendar, entry, text);
  return `${calendar.toString()}\r\n`;
}

function addEntry(
  calendar: ReturnType<typeof ical>,
  entry: CalendarEntry,
  { organizerAddress, attendee, now }: CalendarText,
): void {
  const times = timesOf(entry);
  const event = calendar.createEvent({
    ...times,
    id: entry.uid,
    sequence: entry.sequence,
    stamp: now,
    lastModified: entry.changedAt,
    summary: cleaned(entry.title),
    description: entry.description === null ? null : cleaned(entry.description),
    location: entry.location === null ? null : cleaned(entry.location),
    url: entry.url,
    status: ICalEventStatus[entry.status],
    transparency: ICalEventTransparency[entry.isBusy ? "OPAQUE" : "TRANSPARENT"],
    organizer: { name: inQuotes(entry.hostName), email: organizerAddress },
  });
  if (attendee) {
    // The guest answered on the site, so the calendar program must not ask for an answer or send one.
    const answered = { rsvp: false, status: ICalAttendeeStatus.ACCEPTED, role: ICalAttendeeRole.REQ };
    const name = inQuotes(attendee.name);
    event.createAttendee({ name, email: attendee.address, type: ICalAttendeeType.INDIVIDUAL, ...answered });
  }
  if (entry.alarmMinutes !== null)
    event.createAlarm({ type: ICalAlarmType.display, triggerBefore: entry.alarmMinutes * 60 });
}

/** In the event's zone if its wall clock identifies both instants, otherwise in UTC. */
function timesOf({ startsAt, endsAt, timeZone, allDay }: CalendarEntry) {
  // Days have no zone: every calendar shows the dates that the host chose.
  if (allDay) {
    const day = (at: Date): ICalDateTimeValue => new ZonedInstant(at, timeZone);
    return { start: day(startsAt), end: day(endsAt), allDay: true, timezone: null };
  }
  if (isUtc(timeZone) || ![startsAt, endsAt].every((at) => isShownOnce(at, timeZone))) {
    return { start: startsAt, end: endsAt, timezone: null };
  }
  const zoned = (at: Date): ICalDateTimeValue => new ZonedInstant(at, timeZone);
  return { start: zoned(startsAt), end: zoned(endsAt), timezone: timeZone };
}

const isUtc = (timeZone: string) => timeZone === "UTC" || timeZone === "Etc/UTC";

function spanOf(entries: CalendarEntry[], timeZone: string): [Date, Date] {
  const times = entries
    .filter((entry) => entry.timeZone === timeZone)
    .flatMap(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()]);
  return [new Date(Math.min(...times)), new Date(Math.max(...times))];
}

/** Line breaks are escaped when written; other control characters are not allowed in a calendar. */
function cleaned(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n").replaceAll(/[^\P{Cc}\n\t]/gu, "");
}

/** A quoted parameter can hold neither quotes nor line breaks, and has no escape for them. */
function inQuotes(text: string): string {
  return (
    cleaned(text)
      .replaceAll(/[\n\t]/g, " ")
      .replaceAll('"', "'")
      .replaceAll("\\", "/")
      .trim() || "Host"
  );
}

/**
 * An instant in its zone, with the interface of a Luxon DateTime: the writer would read a plain Date in the zone of
 * this machine.
 */
class ZonedInstant {
  readonly isValid = true;
  readonly zone = { type: "iana" };

  constructor(
    private readonly at: Date,
    private readonly timeZone: string,
  ) {}

  setZone(timeZone = this.timeZone): ZonedInstant {
    return new ZonedInstant(this.at, timeZone);
  }

  /** Supports the two patterns that the writer uses. */
  toFormat(pattern: string): string {
    const [date = "", time = ""] = wallClock(this.at, this.timeZone).split("T");
    return pattern === "yyyyLLdd" ? date : time;
  }

  toJSDate(): Date {
    return this.at;
  }

  toJSON(): string {
    return this.at.toISOString();
  }
}
