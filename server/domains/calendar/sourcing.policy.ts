import { isolate } from "../../../lib/clean-text";
import { organizerRequestPath, venueRequestPath, waitlistEntryPath } from "../../../lib/sourcing-paths";
import type { CalendarEntry } from "./entries.policy";

/** How long before its end a deadline shows in the calendar, and how long before that the calendar reminds. */
const LENGTH_MINUTES = 15;
const HOLD_ALARM_MINUTES = 120;
const ANSWER_ALARM_MINUTES = 24 * 60;

const minuteMs = 60_000;

type Deadline = Pick<CalendarEntry, "uid" | "sequence" | "title" | "timeZone" | "hostName" | "changedAt"> & {
  at: Date;
  /** What to do until then. */
  what: string;
  url: string;
  alarmMinutes: number;
};

function deadlineEntry({ at, what, url, ...entry }: Deadline): CalendarEntry {
  return {
    ...entry,
    startsAt: new Date(at.getTime() - LENGTH_MINUTES * minuteMs),
    endsAt: at,
    allDay: false,
    status: "TENTATIVE",
    isBusy: false,
    location: null,
    description: `${what}\n${url}`,
    url,
  };
}

export type HoldDeadline = {
  entryId: string;
  organizationSlug: string;
  organizationName: string;
  venueName: string;
  timeZone: string;
  holdOfferedAt: Date;
  holdExpiresAt: Date;
};

/** Until when a hold is answered. A later hold is another entry. */
export function holdEntry(hold: HoldDeadline, origin: string): CalendarEntry {
  return deadlineEntry({
    uid: `${hold.entryId}-hold-${hold.holdOfferedAt.getTime()}@turnout`,
    sequence: 0,
    title: `Answer the hold of ${isolate(hold.venueName)}`,
    timeZone: hold.timeZone,
    hostName: hold.organizationName,
    changedAt: hold.holdOfferedAt,
    at: hold.holdExpiresAt,
    what: "The venue is held for you until then:",
    url: `${origin}${waitlistEntryPath(hold.organizationSlug, hold.entryId)}`,
    alarmMinutes: HOLD_ALARM_MINUTES,
  });
}

export type RequestDeadline = {
  rfpId: string;
  title: string;
  /** Grows with every change of the RFP, its deadline included. */
  version: number;
  sentAt: Date;
  responseDeadline: Date;
  organizationSlug: string;
  organizationName: string;
  timeZone: string;
};

/** For the organization that asks: until when venues may answer. */
export function answersDueEntry(rfp: RequestDeadline, origin: string): CalendarEntry {
  return deadlineEntry({
    ...common(rfp),
    uid: `${rfp.rfpId}-answers@turnout`,
    title: `Answers are due: ${isolate(rfp.title)}`,
    what: "Venues may answer your request until then:",
    url: `${origin}${organizerRequestPath(rfp.organizationSlug, rfp.rfpId)}`,
  });
}

/** For the team of a venue that has not answered yet. */
export function answerEntry(
  request: RequestDeadline & { rfpVenueId: string; venueName: string },
  origin: string,
): CalendarEntry {
  return deadlineEntry({
    ...common(request),
    uid: `${request.rfpVenueId}-answer@turnout`,
    title: `Answer the request for ${isolate(request.venueName)}: ${isolate(request.title)}`,
    what: "The organizer waits for your answer until then:",
    url: `${origin}${venueRequestPath(request.organizationSlug, request.rfpVenueId)}`,
  });
}

const common = ({ version, timeZone, organizationName, sentAt, responseDeadline }: RequestDeadline) => ({
  sequence: version - 1,
  timeZone,
  hostName: organizationName,
  changedAt: sentAt,
  at: responseDeadline,
  alarmMinutes: ANSWER_ALARM_MINUTES,
});
