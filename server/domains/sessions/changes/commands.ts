import { groupBy } from "../../../../lib/group-by";
import { inLists } from "../../../../lib/in-lists";
import type { Db } from "../../../db/client";
import { inTransaction, type Tx } from "../../../db/transaction";
import { appendEvents } from "../../../outbox/append";
import { settlesAt } from "../../events/changes/policy";

/** Sessions per run; the next run takes the rest. */
const SESSIONS_MAX = 2_000;
/** Sessions per fact. */
const TOGETHER_MAX = 100;

type Pending = {
  sessionId: string;
  eventId: string;
  /** Whether it takes place. */
  isOn: boolean;
  startsAt: Date;
  oldStartsAt: Date;
  firstAt: Date;
  lastAt: Date;
};

/**
 * Releases settled changes of sessions, one fact for all of an event: once one session of it has settled, its others go
 * along, so that a host who rearranges a day sends one message. Changes of cancelled sessions and events are dropped: their
 * cancellation is what people are notified of.
 */
export function releaseSettledSessionChanges(
  db: Db,
  now: Date,
): Promise<{ released: number; dropped: number }> {
  return inTransaction(db, async (tx) => {
    const pending = await lockPending(tx);
    const due = [...groupBy(pending, ({ eventId }) => eventId).values()].filter((ofEvent) =>
      isSettled(ofEvent, now),
    );
    const rows = due.flat();
    if (rows.length === 0) return { released: 0, dropped: 0 };
    await tx.sessionChange.updateMany({
      where: { sessionId: { in: rows.map(({ sessionId }) => sessionId) }, releasedAt: null },
      data: { releasedAt: now },
    });
    const told = rows.filter(({ isOn }) => isOn);
    await appendEvents(
      tx,
      [...groupBy(told, ({ eventId }) => eventId)].flatMap(([eventId, sessions]) =>
        inLists(
          sessions.map(({ sessionId }) => sessionId),
          TOGETHER_MAX,
        ).map((sessionIds) => ({
          type: "change.session-settled" as const,
          aggregateId: eventId,
          payload: { eventId, sessionIds },
        })),
      ),
    );
    return { released: told.length, dropped: rows.length - told.length };
  });
}

/**
 * The host is quiet once five minutes have passed since the last change of any session, or fifteen since the first. A session
 * that begins within the hour waits for nothing.
 */
function isSettled(ofEvent: Pending[], now: Date): boolean {
  const told = ofEvent.filter(({ isOn }) => isOn);
  const time = (dates: Date[], pick: (...ms: number[]) => number) =>
    new Date(pick(...dates.map((at) => at.getTime())));
  if (told.length === 0) return true;
  const startsAt = time(
    told.flatMap((one) => [one.startsAt, one.oldStartsAt]),
    Math.min,
  );
  const firstAt = time(
    told.map((one) => one.firstAt),
    Math.min,
  );
  const lastAt = time(
    told.map((one) => one.lastAt),
    Math.max,
  );
  return settlesAt({ firstAt, lastAt, startsAt }) <= now;
}

/** The lock makes two concurrent runs release each change once. */
async function lockPending(tx: Tx): Promise<Pending[]> {
  const rows = await tx.$queryRaw<(Omit<Pending, "firstAt" | "lastAt"> & { at: Date })[]>`
    with held as (
      select c."sessionId", c.at, c.before from "SessionChange" c where c."releasedAt" is null
      and c."sessionId" in (select "sessionId" from "SessionChange" where "releasedAt" is null
        group by "sessionId" order by min(at) limit ${SESSIONS_MAX})
      order by c.id for update skip locked
    )
    select h."sessionId", s."eventId", h.at, (h.before->>'startsAt')::timestamptz as "oldStartsAt", p."startsAt",
      e.status = 'published' and s."cancelledAt" is null as "isOn"
    from held h join "Session" s on s.id = h."sessionId" join "SeatPool" p on p."sessionId" = s.id
    join "Event" e on e.id = s."eventId" order by h.at, h."sessionId"`;
  const bySession = groupBy(rows, ({ sessionId }) => sessionId);
  return [...bySession.values()].flatMap((changes): Pending[] => {
    const [first, last] = [changes[0], changes.at(-1)];
    if (!first || !last) return [];
    const { at: firstAt, ...facts } = first;
    return [{ ...facts, firstAt, lastAt: last.at }];
  });
}
