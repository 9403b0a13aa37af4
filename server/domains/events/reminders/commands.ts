import type { Db } from "../../../db/client";
import { Prisma } from "../../../db/generated/client";
import { inTransaction, type Tx } from "../../../db/transaction";
import { DomainError } from "../../../errors";
import { appendEvents } from "../../../outbox/append";
import type { EventAccess } from "../access/queries";
import { lockEvent } from "../event-lock.queries";
import { whyNotEditable } from "../policy";
import { decideReminders, type ReminderRow, remindsFrom } from "./policy";
import { listReminders } from "./queries";
import type { Reminder } from "./schema";

/** Reminders per run; the next run takes the rest. */
const RELEASES_MAX = 500;

/**
 * Makes the reminders of these events match their schedules and starts, after either was changed. Drafts have none
 * until they are published. The caller must hold the lock of the events.
 */
export async function armReminders(tx: Tx, eventIds: string[], now: Date): Promise<void> {
  if (eventIds.length === 0) return;
  const events = await tx.event.findMany({
    where: { id: { in: eventIds }, status: "published" },
    select: {
      id: true,
      startsAt: true,
      timeZone: true,
      allDay: true,
      reminderMinutes: true,
      reminders: { select: { minutesBefore: true, dueAt: true, releasedAt: true } },
    },
  });
  const decided = events.map(({ id, reminders, ...event }) => {
    return { id, ...decideReminders({ ...event, startsAt: remindsFrom(event) }, reminders, now) };
  });
  const removed = decided.filter(({ remove }) => remove.length > 0);
  if (removed.length > 0) {
    await tx.eventReminder.deleteMany({
      where: { OR: removed.map(({ id, remove }) => ({ eventId: id, minutesBefore: { in: remove } })) },
    });
  }
  await writeReminders(
    tx,
    decided.flatMap(({ id, write }) => write.map((row) => ({ eventId: id, ...row }))),
  );
}

async function writeReminders(tx: Tx, rows: (ReminderRow & { eventId: string })[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    insert into "EventReminder" ("eventId", "minutesBefore", "dueAt", "releasedAt")
    select n."eventId", n."minutesBefore", n."dueAt", n."releasedAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n ("eventId" uuid, "minutesBefore" int, "dueAt" timestamptz, "releasedAt" timestamptz)
    on conflict ("eventId", "minutesBefore") do update
    set "dueAt" = excluded."dueAt", "releasedAt" = excluded."releasedAt"`;
}

type NewSchedule = { event: Pick<EventAccess, "id" | "poolId">; minutesBefore: number[]; now: Date | null };

/**
 * Sets when confirmed guests are reminded.
 * @throws DomainError conflict event.cancelled
 */
export function setReminders(db: Db, { event, minutesBefore, ...given }: NewSchedule): Promise<Reminder[]> {
  return inTransaction(db, async (tx) => {
    const before = await lockEvent(tx, event, given.now);
    const { at: now } = before;
    const closed = whyNotEditable(before);
    if (closed) throw new DomainError(closed);
    const reminderMinutes = minutesBefore.toSorted((a, b) => b - a);
    await tx.event.update({ where: { id: event.id }, data: { reminderMinutes }, select: { id: true } });
    await armReminders(tx, [event.id], now);
    return listReminders(tx, { event, now });
  });
}

type Due = { eventId: string; minutesBefore: number; dueAt: Date };

/**
 * Releases the due reminders. After an outage they are released late, as long as the event has not begun. Of
 * several due reminders of an event, the one nearest to the start is sent and the others are skipped.
 */
export function releaseDueReminders(db: Db, now: Date): Promise<{ released: number; passedOver: number }> {
  return inTransaction(db, async (tx) => {
    const due = await takeDue(tx, now);
    await appendEvents(
      tx,
      due.map(({ eventId, minutesBefore, dueAt }) => ({
        type: "reminder.due",
        aggregateId: eventId,
        payload: { eventId, minutesBefore, dueAt: dueAt.toISOString() },
      })),
    );
    return { released: due.length, passedOver: await passOver(tx, now) };
  });
}

/** The start that reminder `r` counts from. */
const startIn = Prisma.sql`r."dueAt" + make_interval(mins => r."minutesBefore")`;

/** Strictly after its due time, so that `releasedAt` distinguishes a sent reminder from a skipped one. */
function takeDue(tx: Tx, now: Date): Promise<Due[]> {
  return tx.$queryRaw<Due[]>`
    with due as (
      select r."eventId", r."minutesBefore" from "EventReminder" r join "Event" e on e.id = r."eventId"
      where r."releasedAt" is null and r."dueAt" < ${now}::timestamptz
        and e.status = 'published' and ${startIn} > ${now}::timestamptz
        and not exists (
          select 1 from "EventReminder" nearer
          where nearer."eventId" = r."eventId" and nearer."releasedAt" is null
            and nearer."dueAt" > r."dueAt" and nearer."dueAt" < ${now}::timestamptz
        )
      order by r."dueAt" limit ${RELEASES_MAX} for update of r skip locked
    )
    update "EventReminder" r set "releasedAt" = ${now}::timestamptz from due
    where r."eventId" = due."eventId" and r."minutesBefore" = due."minutesBefore"
    returning r."eventId", r."minutesBefore", r."dueAt"`;
}

/** Skips due reminders that a nearer one has overtaken, and reminders of events that have begun or were cancelled. */
function passOver(tx: Tx, now: Date): Promise<number> {
  return tx.$executeRaw`
    update "EventReminder" r set "releasedAt" = r."dueAt" from (
      select r."eventId", r."minutesBefore" from "EventReminder" r join "Event" e on e.id = r."eventId"
      where r."releasedAt" is null and r."dueAt" < ${now}::timestamptz and (
        e.status <> 'published' or ${startIn} <= ${now}::timestamptz or exists (
          select 1 from "EventReminder" nearer
          where nearer."eventId" = r."eventId" and nearer."dueAt" > r."dueAt" and nearer."releasedAt" > nearer."dueAt"
        )
      )
      limit ${RELEASES_MAX} for update of r skip locked
    ) gone
    where r."eventId" = gone."eventId" and r."minutesBefore" = gone."minutesBefore"`;
}
