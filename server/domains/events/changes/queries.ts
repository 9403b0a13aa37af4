import { z } from "zod";
import type { Queryable } from "../../../db/transaction";
import type { ToldFacts } from "./policy";

export type ChangeRow = { at: Date; before: ToldFacts };

const facts = z.object({
  startsAt: z.coerce.date(),
  endsAt: z.coerce.date(),
  timeZone: z.string(),
  allDay: z.boolean(),
  place: z.string().nullable(),
  onlineUrl: z.string().nullable(),
});

/** The state before each change of time or place, by event, oldest first. */
export async function readChanges(db: Queryable, eventIds: string[]): Promise<Map<string, ChangeRow[]>> {
  const rows = await db.eventChange.findMany({
    where: { eventId: { in: [...new Set(eventIds)] } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { eventId: true, at: true, before: true },
  });
  const byEvent = new Map<string, ChangeRow[]>();
  for (const { eventId, at, before } of rows) {
    byEvent.set(eventId, [...(byEvent.get(eventId) ?? []), { at, before: facts.parse(before) }]);
  }
  return byEvent;
}

type Asked = { eventId: string; userId: string };
export type Told = Asked & {
  /** When an email last told the person the time and place; null = no email has. */
  mailedAt: Date | null;
  /** The same for an email or a notification in the app. */
  toldAt: Date | null;
};

/** When these people were last notified of the time and place of these events, by "event user". */
export async function readTold(db: Queryable, asked: Asked[]): Promise<Map<string, Told>> {
  const rows = await db.$queryRaw<Told[]>`
    select n."eventId", n."userId", max(d."sentAt") as "mailedAt",
      greatest(max(d."sentAt"), max(n."createdAt") filter (where n."inApp" and n.kind = 'event.rescheduled')) as "toldAt"
    from (select distinct a."eventId", a."userId" from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      as a ("eventId" uuid, "userId" uuid)) a
    join "Notification" n on n."eventId" = a."eventId" and n."userId" = a."userId"
      and (n.kind like 'rsvp.%' or n.kind in ('event.rescheduled', 'event.reminder'))
    left join "Delivery" d on d."notificationId" = n.id and d.channel = 'email'
    group by n."eventId", n."userId"`;
  return new Map(rows.map((row) => [`${row.eventId} ${row.userId}`, row]));
}
