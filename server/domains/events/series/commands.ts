import { dayInZone } from "../../../../lib/dates";
import type { Db } from "../../../db/client";
import { type Limit, takeHit } from "../../../db/rate-limit";
import { inTransaction, type Tx } from "../../../db/transaction";
import { DomainError, isDomainError } from "../../../errors";
import { appendEvents } from "../../../outbox/append";
import type { Viewer } from "../../accounts/schema";
import { roleReaches } from "../access/policy";
import { type EventAccess, findEventAccess } from "../access/queries";
import { cancelEvent, editEvent } from "../commands";
import { insertEvent } from "../drafts/commands";
import { lockEvent } from "../locking/queries";
import { copyOf, timesIn } from "../plan/policy";
import { type Times, timesMoved, whyNotEditable } from "../policy";
import { getEvent } from "../queries";
import { armReminders } from "../reminders/commands";
import { readReminderMinutes } from "../reminders/queries";
import type { EventDetails } from "../schema";
import { listStaff } from "../staff/queries";
import { changesOf, datesOfSeries, daysBetween } from "./policy";
import { type LaterDate, listLaterDates, lockDates } from "./queries";
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
 * Makes weekly or monthly copies of an event, each with a pool, questions and staff of its own, at the same time of
 * day on the wall of its zone. A date that the series has already stays as it is, so asking twice is asking once.
 * @throws DomainError conflict event.cancelled, series.full; invalid where there is no date or there are too many
 */
export async function repeatEvent(
  db: Db,
  { event, actorId, repetition, publish, now }: Repeat,
): Promise<Repeated> {
  await takeHit(db, SERIES_CHANGES, actorId, now);
  return inTransaction(db, async (tx) => {
    const closed = whyNotEditable(await lockEvent(tx, event));
    if (closed) throw new DomainError("conflict", closed);
    const original = await getEvent(tx, { eventId: event.id, role: event.role, now });
    const { ahead, skipped } = planDates(original, repetition, now);
    const seriesId = await seriesOf(tx, original, repetition);
    const there = await lockDates(tx, seriesId);
    const added = ahead.filter(({ startsAt }) => !there.has(startsAt.getTime()));
    if (there.size + added.length > SERIES_MAX) {
      throw new DomainError("conflict", "series.full", { seriesMax: SERIES_MAX });
    }
    const made = await insertDates(tx, { event, original, seriesId, publish, times: added, now });
    const results = ahead.map(({ startsAt }): DateResult => {
      const id = made.get(startsAt.getTime());
      const at = startsAt.toISOString();
      if (id) return { id, startsAt: at, outcome: "done" };
      return { id: there.get(startsAt.getTime()) ?? "", startsAt: at, outcome: "unchanged" };
    });
    return { seriesId, results, skipped };
  });
}

function planDates(original: EventDetails, repetition: Repetition, now: Date) {
  const times = timesIn(original);
  const first = dayInZone(times.startsAt, times.timeZone);
  const { dates, missing } = datesOfSeries(first, repetition);
  if (dates.length === 0) throw badUntil("No other date comes before the end of this day.");
  if (dates.length >= DATES_MAX)
    throw badUntil(`Make at most ${DATES_MAX} dates at once: choose an earlier day.`);
  const all = dates.map((day) => ({ day, times: timesMoved(times, daysBetween(first, day) * dayMs) }));
  const over = all.filter((date) => date.times.endsAt <= now);
  if (over.length === all.length) throw badUntil("All of these dates are over.");
  const skipped: Repeated["skipped"] = [
    ...over.map(({ day }) => ({ on: day, reason: "over" as const })),
    ...missing.map((month) => ({ on: month, reason: "no-such-day" as const })),
  ];
  return { ahead: all.filter((date) => date.times.endsAt > now).map((date) => date.times), skipped };
}

function badUntil(message: string): DomainError {
  return new DomainError("invalid", "input.invalid", { fields: [{ field: "until", message }] });
}

async function seriesOf(tx: Tx, { id, seriesId }: EventDetails, { frequency }: Repetition): Promise<string> {
  if (seriesId) return seriesId;
  const series = await tx.eventSeries.create({ data: { frequency }, select: { id: true } });
  await tx.event.update({ where: { id }, data: { seriesId: series.id }, select: { id: true } });
  return series.id;
}

type NewDates = {
  event: EventAccess;
  original: EventDetails;
  seriesId: string;
  publish: boolean;
  times: Times[];
  now: Date;
};

/** @returns the new events by their start in ms */
async function insertDates(tx: Tx, dates: NewDates): Promise<Map<number, string>> {
  const { event, original, seriesId, publish, times, now } = dates;
  const staff = await listStaff(tx, event.id);
  const reminderMinutes = await readReminderMinutes(tx, event.id);
  const made = new Map<number, string>();
  for (const at of times) {
    const plan = copyOf(original, at);
    const about = { seriesId, reminderMinutes, isPublished: publish };
    const id = await insertEvent(tx, { plan, hostId: event.hostId, now, ...about });
    made.set(at.startsAt.getTime(), id);
  }
  const eventIds = [...made.values()];
  await tx.eventStaff.createMany({
    data: eventIds.flatMap((eventId) => staff.map((member) => ({ ...member, eventId }))),
  });
  const told = publish ? eventIds : [];
  await armReminders(tx, told, now);
  await appendEvents(
    tx,
    told.map((eventId) => ({ type: "event.published", aggregateId: eventId, payload: { eventId } })),
  );
  return made;
}

type Following = { event: EventAccess; viewer: Viewer; now: Date };

/** Carries parts of an event over to every later date of its series; one that refuses costs the others nothing. */
export async function applyToFollowing(
  db: Db,
  { parts, ...following }: Following & { parts: AppliedPart[] },
): Promise<DateResult[]> {
  const { event, viewer, now } = following;
  await takeHit(db, SERIES_CHANGES, viewer.id, now);
  const original = await getEvent(db, { eventId: event.id, role: event.role, now });
  const changes = changesOf(original, parts);
  return eachOf(db, following, await listLaterDates(db, event.id, now), async (date, { version }) => {
    const edit = { event: date, changes, expectedVersion: version, actorId: viewer.id, now };
    return (await editEvent(db, edit)).version !== version;
  });
}

/** Calls off every later date of the series, and this one if asked. Drafts are refused: those can be deleted. */
export async function cancelFollowing(
  db: Db,
  { includeThis, ...following }: Following & { includeThis: boolean },
): Promise<DateResult[]> {
  const { event, viewer, now } = following;
  await takeHit(db, SERIES_CHANGES, viewer.id, now);
  const later = await listLaterDates(db, event.id, now);
  const select = { id: true, startsAt: true, version: true } as const;
  const first = includeThis ? [await db.event.findUniqueOrThrow({ where: { id: event.id }, select })] : [];
  return eachOf(db, following, [...first, ...later], async (date) => {
    await cancelEvent(db, { event: date, actorId: viewer.id, now });
    return date.status !== "cancelled";
  });
}

/** Does the same to each date in a transaction of its own, where the viewer may. @param act whether it changed anything */
async function eachOf(
  db: Db,
  { viewer }: Following,
  dates: LaterDate[],
  act: (date: EventAccess, listed: LaterDate) => Promise<boolean>,
): Promise<DateResult[]> {
  const results: DateResult[] = [];
  for (const listed of dates) {
    const about = { id: listed.id, startsAt: listed.startsAt.toISOString() };
    try {
      const date = await findEventAccess(db, { eventId: listed.id, viewer });
      if (!date || !roleReaches(date.role, "cohost")) throw new DomainError("not-found", "event.not-found");
      const outcome = (await act(date, listed)) ? "done" : "unchanged";
      results.push({ ...about, outcome });
    } catch (error) {
      if (!isDomainError(error)) throw error;
      results.push({ ...about, outcome: "refused", reason: error.reason });
    }
  }
  return results;
}
