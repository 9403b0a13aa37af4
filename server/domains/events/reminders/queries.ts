import type { Queryable } from "../../../db/transaction";
import { notFound } from "../../../errors";
import { renderMail } from "../../../notifications/layout";
import { reminderContent } from "../../../notifications/reminder-mails";
import { ownPool, poolIn } from "../../../seats/owner";
import { dueAtOf, type ReminderRow, reminderOccurrence, remindsFrom, stateOf } from "./policy";
import { REMINDER_KIND, type Reminder, type ReminderPreview } from "./schema";

type Reminded = { id: string; poolId: string };

/**
 * How many minutes before its start an event sends reminders.
 * @throws DomainError not-found
 */
export async function readReminderMinutes(db: Queryable, eventId: string): Promise<number[]> {
  const event = await db.event.findUnique({ where: { id: eventId }, select: { reminderMinutes: true } });
  if (!event) throw notFound("event");
  return event.reminderMinutes;
}

/**
 * The reminders of an event, the earliest first, each with its time and number of people.
 * @throws DomainError not-found
 */
export async function listReminders(
  db: Queryable,
  { event: { id, poolId }, now }: { event: Reminded; now: Date },
): Promise<Reminder[]> {
  const event = await db.event.findUnique({
    where: { id },
    select: {
      status: true,
      startsAt: true,
      timeZone: true,
      allDay: true,
      reminderMinutes: true,
      reminders: { select: { minutesBefore: true, dueAt: true, releasedAt: true } },
    },
  });
  if (!event) throw notFound("event");
  const startsAt = remindsFrom(event);
  const [peopleIn, sentCounts] = await Promise.all([
    countPeopleIn(db, poolId),
    countTold(db, id, event.reminders),
  ]);
  return event.reminderMinutes
    .toSorted((a, b) => b - a)
    .map((minutesBefore) => {
      const row = event.reminders.find((one) => one.minutesBefore === minutesBefore);
      const state = stateOf({ ...event, startsAt }, { minutesBefore, row }, now);
      const counts = { planned: peopleIn, sent: sentCounts.get(minutesBefore) ?? 0, "passed-over": 0 };
      const dueAt = row?.dueAt ?? dueAtOf(startsAt, minutesBefore);
      return { minutesBefore, dueAt: dueAt.toISOString(), state, recipients: counts[state] };
    });
}

function countPeopleIn(db: Queryable, poolId: string): Promise<number> {
  return db.rsvp.count({ where: { poolId, status: "confirmed", user: { bannedAt: null } } });
}

async function countTold(db: Queryable, eventId: string, rows: ReminderRow[]): Promise<Map<number, number>> {
  const minutesOf = new Map(rows.map((row) => [reminderOccurrence(eventId, row), row.minutesBefore]));
  const counts = await db.notification.groupBy({
    by: ["occurrence"],
    where: { kind: REMINDER_KIND, occurrence: { in: [...minutesOf.keys()] } },
    _count: true,
  });
  return new Map(counts.map(({ occurrence, _count }) => [minutesOf.get(occurrence) ?? 0, _count]));
}

const sampleSelect = {
  hostId: true,
  host: { select: { name: true } },
  id: true,
  title: true,
  slug: true,
  place: true,
  onlineUrl: true,
  startsAt: true,
  endsAt: true,
  timeZone: true,
  allDay: true,
  status: true,
  pools: {
    where: ownPool,
    select: {
      waitlistLength: true,
      partyRule: true,
      passOversMax: true,
      waitlistMode: true,
      offerMinutes: true,
      cutoffMinutes: true,
    },
  },
} as const;

/**
 * How many people a reminder would reach now, and the email as a guest with the viewer's name would get it at its
 * due time.
 * @throws DomainError not-found
 */
export async function previewReminder(
  db: Queryable,
  asked: { event: Reminded; minutesBefore: number; viewer: { id: string; name: string; email: string } },
): Promise<ReminderPreview> {
  const { event, minutesBefore, viewer } = asked;
  const [recipients, row] = await Promise.all([
    countPeopleIn(db, event.poolId),
    db.event.findUnique({ where: { id: event.id }, select: sampleSelect }),
  ]);
  if (!row) throw notFound("event");
  const { pools, host, ...known } = row;
  const pool = poolIn({ pools });
  const shownEvent = { ...known, hostName: host.name };
  const dueAt = dueAtOf(remindsFrom(shownEvent), minutesBefore);
  const facts: Parameters<typeof reminderContent>[0] = {
    rsvpId: event.id,
    status: "confirmed",
    statusAt: dueAt,
    offerExpiresAt: null,
    guests: 0,
    askedAt: null,
    isInCalendar: false,
    rsvpAt: dueAt,
    pool,
    person: { ...viewer, isBanned: false },
    event: { ...shownEvent, placeHidden: false },
    session: null,
  };
  return { recipients, mail: await renderMail(reminderContent(facts, minutesBefore, dueAt)) };
}
