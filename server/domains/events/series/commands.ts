import { dayInZone } from "../../../../lib/dates";
import type { Db } from "../../../db/client";
import { type Limit, takeHit } from "../../../db/rate-limit";
import { inTransaction, type Tx } from "../../../db/transaction";
import { DomainError, isDomainError, notFound } from "../../../errors";
import { appendEvents } from "../../../outbox/append";
import { failureOfPart } from "../../../part-failure";
import type { Viewer } from "../../accounts/schema";
import { mayMakeEvents } from "../../groups/event-makers.queries";
import { roleReaches } from "../access/policy";
import { type EventAccess, findEventAccess } from "../access/queries";
import { cancelEvent, editEvent } from "../commands";
import { insertEvent } from "../drafts.commands";
import { lockEvent } from "../event-lock.queries";
import { type Times, timesMoved, whyNotEditable } from "../policy";
import { getEvent } from "../queries";
import { armReminders } from "../reminders/commands";
import { readReminderMinutes } from "../reminders/queries";
import { copyOf, outsideGroups, timesIn } from "../save.policy";
import type { EventDetails } from "../schema";
import { listStaff } from "../staff/queries";
import { changesOf, datesOfSeries, daysBetween } from "./policy";
import { findSeriesDay, type KnownDates, type LaterDate, listLaterDates, lockDates } from "./queries";
import {
  type AppliedPart,
  DATES_MAX,
  type DateResult,
  type Repeated,
  type Repetition,
  SERIES_MAX,
} from "./schema";

const SERIES_CHANGES: Limit = { name: "series", hitsMax: 20, windowSeconds: 3600 };
const dayMs = 86_400_000;

type Repeat = {
  event: EventAccess;
  actorId: string;
  repetition: Repetition;
  publish: boolean;
  now: Date;
};

/**
 * Creates weekly or monthly copies of an event, each with its own pool, questions and staff, at the same time of
 * day in its zone. A date that the series already has stays as it is, even if it was moved, cancelled or deleted,
 * so a repeat changes nothing.
 * @throws DomainError conflict event.cancelled, series.full; invalid where there is no date or there are too many
 */
export async function repeatEvent(
  db: Db,
  { event, actorId, repetition, publish, now }: Repeat,
): Promise<Repeated> {
  await takeHit(db, SERIES_CHANGES, actorId, now);
  return inTransaction(db, async (tx) => {
    const closed = whyNotEditable(await lockEvent(tx, event, now));
    if (closed) throw new DomainError(closed);
    const original = await getEvent(tx, { eventId: event.id, role: event.role, viewerId: actorId, now });
    const day =
      (await findSeriesDay(tx, event.id)) ?? dayInZone(new Date(original.startsAt), original.timeZone);
    const { ahead, skipped } = planDates(original, { day, repetition, now });
    const seriesId = await seriesOf(tx, original, { day, repetition });
    const known = await lockDates(tx, seriesId);
    const { added, there, deleted } = sortDates(ahead, known);
    if (known.count + added.length > SERIES_MAX) {
      throw new DomainError("series.full", { seriesMax: SERIES_MAX });
    }
    const made = await insertDates(tx, { event, actorId, original, seriesId, publish, dates: added, now });
    const results = [...added, ...there]
      .sort((a, b) => (a.day < b.day ? -1 : 1))
      .map(({ day: on, times, id }): DateResult => {
        const outcome = id ? "unchanged" : "done";
        return { id: id ?? made.get(on) ?? "", startsAt: times.startsAt.toISOString(), outcome };
      });
    const gone = deleted.map((date) => ({ on: date.day, reason: "deleted" as const }));
    return { seriesId, results, skipped: [...skipped, ...gone] };
  });
}

type PlannedDate = { day: string; times: Times };

/** Sorts dates into new ones, existing ones (wherever their events were moved to) and deleted ones. */
function sortDates(ahead: PlannedDate[], { byDay, byStart }: KnownDates) {
  const sorted = ahead.map((date) => ({
    ...date,
    id: byDay.get(date.day) ?? byStart.get(date.times.startsAt.getTime()) ?? null,
  }));
  const isDeleted = (date: PlannedDate & { id: string | null }) => date.id === null && byDay.has(date.day);
  return {
    there: sorted.filter((date) => date.id !== null),
    deleted: sorted.filter(isDeleted),
    added: sorted.filter((date) => date.id === null && !isDeleted(date)),
  };
}

/**
 * The dates of the rule that are not over.
 * @param by.day the day that the series has for the event, which may have been moved since
 */
function planDates(original: EventDetails, by: { day: string; repetition: Repetition; now: Date }) {
  const { day: first, repetition, now } = by;
  const times = timesIn(original);
  const { dates, missing } = datesOfSeries(first, repetition);
  if (dates.length === 0) throw badUntil("No other date comes before the end of this day.");
  if (dates.length >= DATES_MAX)
    throw badUntil(`Make at most ${DATES_MAX} dates at once: choose an earlier day.`);
  const held = dayInZone(times.startsAt, times.timeZone);
  const all = dates.map((day) => ({ day, times: timesMoved(times, daysBetween(held, day) * dayMs) }));
  const over = all.filter((date) => date.times.endsAt <= now);
  if (over.length === all.length) throw badUntil("All of these dates are over.");
  const skipped: Repeated["skipped"] = [
    ...over.map(({ day }) => ({ on: day, reason: "over" as const })),
    ...missing.map((month) => ({ on: month, reason: "no-such-day" as const })),
  ];
  return { ahead: all.filter((date) => date.times.endsAt > now), skipped };
}

function badUntil(message: string): DomainError {
  return new DomainError("input.invalid", { fields: [{ field: "until", message }] });
}

/** The series of an event; where it has none, a new one with the event as its first date. */
async function seriesOf(
  tx: Tx,
  { id, seriesId }: EventDetails,
  { day, repetition }: { day: string; repetition: Repetition },
): Promise<string> {
  const { frequency } = repetition;
  if (seriesId) {
    await tx.eventSeries.update({ where: { id: seriesId }, data: { frequency }, select: { id: true } });
    return seriesId;
  }
  const dates = { create: { day, eventId: id } };
  const series = await tx.eventSeries.create({ data: { frequency, dates }, select: { id: true } });
  await tx.event.update({ where: { id }, data: { seriesId: series.id }, select: { id: true } });
  return series.id;
}

type NewDates = {
  event: EventAccess;
  actorId: string;
  original: EventDetails;
  seriesId: string;
  publish: boolean;
  dates: PlannedDate[];
  now: Date;
};

/** @returns the new events by the days of their dates */
async function insertDates(tx: Tx, wanted: NewDates): Promise<Map<string, string>> {
  const { event, actorId, original, seriesId, publish, dates, now } = wanted;
  const isInGroup = await mayMakeEvents(tx, { groupId: original.group?.id ?? null, userId: actorId }, now);
  const staff = await listStaff(tx, event.id);
  const reminderMinutes = await readReminderMinutes(tx, event.id);
  const made = new Map<string, string>();
  for (const { day, times } of dates) {
    const copy = copyOf(original, times);
    // A series is announced once, by the event that it was made of.
    const plan = { ...(isInGroup ? copy : outsideGroups(copy)), announces: false };
    const from = { eventId: event.id, startsAt: new Date(original.startsAt) };
    const about = { seriesId, reminderMinutes, isPublished: publish, original: from };
    const id = await insertEvent(tx, { plan, hostId: event.hostId, now, ...about });
    made.set(day, id);
  }
  await tx.seriesDate.createMany({ data: [...made].map(([day, eventId]) => ({ seriesId, day, eventId })) });
  const eventIds = [...made.values()];
  await tx.eventStaff.createMany({
    data: eventIds.flatMap((eventId) => staff.map((member) => ({ ...member, eventId }))),
  });
  const publishedIds = publish ? eventIds : [];
  await armReminders(tx, publishedIds, now);
  await appendEvents(
    tx,
    publishedIds.map((eventId) => ({ type: "event.published", aggregateId: eventId, payload: { eventId } })),
  );
  return made;
}

/** `decideAt` is the time by which each date is changed; null = the database's clock, read under its locks. */
type Following = { event: EventAccess; viewer: Viewer; now: Date; decideAt: Date | null };

/** Applies parts of an event to every later date of its series; a date that refuses costs the others nothing. */
export async function applyToFollowing(
  db: Db,
  { parts, ...following }: Following & { parts: AppliedPart[] },
): Promise<DateResult[]> {
  const { event, viewer, now, decideAt } = following;
  await takeHit(db, SERIES_CHANGES, viewer.id, now);
  const original = await getEvent(db, { eventId: event.id, role: event.role, viewerId: viewer.id, now });
  const changes = changesOf(original, parts);
  return eachOf(db, following, await listLaterDates(db, event.id, now), async (date, { version }) => {
    const edit = { event: date, changes, expectedVersion: version, actorId: viewer.id, now: decideAt };
    return (await editEvent(db, edit)).version !== version;
  });
}

/**
 * Cancels every later date of the series, and this one if requested. Drafts are refused, because they can be
 * deleted.
 */
export async function cancelFollowing(
  db: Db,
  { includeThis, ...following }: Following & { includeThis: boolean },
): Promise<DateResult[]> {
  const { event, viewer, now, decideAt } = following;
  await takeHit(db, SERIES_CHANGES, viewer.id, now);
  const later = await listLaterDates(db, event.id, now);
  const select = { id: true, startsAt: true, version: true } as const;
  const first = includeThis ? [await db.event.findUniqueOrThrow({ where: { id: event.id }, select })] : [];
  return eachOf(db, following, [...first, ...later], async (date) => {
    await cancelEvent(db, { event: date, actorId: viewer.id, now: decideAt });
    return date.status !== "cancelled";
  });
}

/**
 * Runs `act` on each date in its own transaction, where the viewer may change it.
 * @param act returns whether it changed anything
 */
async function eachOf(
  db: Db,
  { viewer, now }: Following,
  dates: LaterDate[],
  act: (date: EventAccess, listed: LaterDate) => Promise<boolean>,
): Promise<DateResult[]> {
  const results: DateResult[] = [];
  const faults: unknown[] = [];
  for (const listed of dates) {
    const about = { id: listed.id, startsAt: listed.startsAt.toISOString() };
    try {
      const date = await findEventAccess(db, { eventId: listed.id, viewer, now });
      if (!date || !roleReaches(date.role, "cohost")) throw notFound("event");
      const outcome = (await act(date, listed)) ? "done" : "unchanged";
      results.push({ ...about, outcome });
    } catch (error) {
      if (!isDomainError(error)) faults.push(error);
      results.push({ ...about, outcome: "refused", reason: failureOfPart(error, { eventId: listed.id }) });
    }
  }
  // If every date failed, nothing was changed, so the caller should retry.
  if (dates.length > 0 && faults.length === dates.length) throw faults[0];
  return results;
}
