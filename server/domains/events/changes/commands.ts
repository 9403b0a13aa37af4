import { groupBy } from "../../../../lib/group-by";
import { inLists } from "../../../../lib/in-lists";
import type { Db } from "../../../db/client";
import { inTransaction, type Tx } from "../../../db/transaction";
import { appendEvents } from "../../../outbox/append";
import { settlesAt, type ToldFacts } from "./policy";

/** Events per run; the next run takes the rest. */
const EVENTS_MAX = 200;
/** Events per fact. */
const TOGETHER_MAX = 100;

/**
 * Records the time and place as they were before a change. Guests are notified once the host has stopped making
 * changes.
 */
export async function recordChange(
  tx: Tx,
  { eventId, before, now }: { eventId: string; before: ToldFacts; now: Date },
): Promise<void> {
  const { startsAt, endsAt, timeZone, allDay, place, onlineUrl } = before;
  const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
  await tx.eventChange.create({
    data: { eventId, at: now, before: { ...times, timeZone, allDay, place, onlineUrl } },
    select: { id: true },
  });
}

type Pending = {
  eventId: string;
  seriesId: string | null;
  isPublished: boolean;
  startsAt: Date;
  oldStartsAt: Date;
  firstAt: Date;
  lastAt: Date;
};

/**
 * Releases settled changes: one fact for an event, or one fact for all changed dates of a series. Changes of
 * cancelled events are dropped, because the cancellation is notified instead.
 */
export function releaseSettledChanges(db: Db, now: Date): Promise<{ released: number; dropped: number }> {
  return inTransaction(db, async (tx) => {
    const pending = await lockPending(tx);
    const settled = pending.filter((row) => !row.isPublished || settlesAt(windowOf(row)) <= now);
    const series = new Set(settled.flatMap(({ seriesId }) => seriesId ?? []));
    const due = pending.filter((row) => settled.includes(row) || (row.seriesId && series.has(row.seriesId)));
    const ids = due.map(({ eventId }) => eventId);
    if (ids.length === 0) return { released: 0, dropped: 0 };
    await tx.eventChange.updateMany({
      where: { eventId: { in: ids }, releasedAt: null },
      data: { releasedAt: now },
    });
    const published = due.filter(({ isPublished }) => isPublished);
    for (const { eventId, startsAt, oldStartsAt } of published) {
      if (startsAt.getTime() === oldStartsAt.getTime()) continue;
      await tx.event.update({ where: { id: eventId }, data: { previousStartsAt: oldStartsAt } });
    }
    const facts = groupBy(published, ({ seriesId, eventId }) => seriesId ?? eventId);
    await appendEvents(
      tx,
      [...facts].flatMap(([aggregateId, rows]) =>
        inLists(
          rows.map(({ eventId }) => eventId),
          TOGETHER_MAX,
        ).map((eventIds) => ({
          type: "change.settled" as const,
          aggregateId,
          payload: { eventIds },
        })),
      ),
    );
    return { released: published.length, dropped: due.length - published.length };
  });
}

const windowOf = ({ firstAt, lastAt, startsAt, oldStartsAt }: Pending) => ({
  firstAt,
  lastAt,
  startsAt: startsAt < oldStartsAt ? startsAt : oldStartsAt,
});

/** The lock makes two concurrent runs release each change once. */
async function lockPending(tx: Tx): Promise<Pending[]> {
  const rows = await tx.$queryRaw<(Omit<Pending, "firstAt" | "lastAt"> & { at: Date })[]>`
    with held as (
      select c."eventId", c.at, c.before from "EventChange" c where c."releasedAt" is null
      and c."eventId" in (select "eventId" from "EventChange" where "releasedAt" is null
        group by "eventId" order by min(at) limit ${EVENTS_MAX})
      order by c.id for update skip locked
    )
    select h."eventId", h.at, (h.before->>'startsAt')::timestamptz as "oldStartsAt", e."seriesId",
      e."startsAt", e.status = 'published' as "isPublished"
    from held h join "Event" e on e.id = h."eventId" order by h.at, h."eventId"`;
  const byEvent = groupBy(rows, ({ eventId }) => eventId);
  return [...byEvent.values()].flatMap((changes): Pending[] => {
    const [first, last] = [changes[0], changes.at(-1)];
    if (!first || !last) return [];
    const { at: firstAt, ...facts } = first;
    return [{ ...facts, firstAt, lastAt: last.at }];
  });
}
