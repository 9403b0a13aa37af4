import type { Db } from "../../../db/client";
import { inTransaction } from "../../../db/transaction";
import { appendEvents } from "../../../outbox/append";
import { MINUTES_BEFORE } from "./policy";

/** Sessions per run; the next run takes the rest. */
const RELEASES_MAX = 500;

type Due = { sessionId: string; eventId: string; startsAt: Date };

/**
 * Releases the reminders of sessions that begin within minutes, once for each start: a session that was moved is reminded of
 * again, one that was moved and moved back is not. What has begun is reminded of no more, however late the run is.
 */
export function releaseSessionReminders(db: Db, now: Date): Promise<{ released: number }> {
  return inTransaction(db, async (tx) => {
    const until = new Date(now.getTime() + MINUTES_BEFORE * 60_000);
    const due = await tx.$queryRaw<Due[]>`
      with due as (
        select s.id, s."eventId", p."startsAt" from "SeatPool" p
        join "Session" s on s.id = p."sessionId"
        join "Event" e on e.id = s."eventId" and e.status = 'published'
        where p."sessionId" is not null and p.state = 'open'
          and p."startsAt" > ${now}::timestamptz and p."startsAt" <= ${until}::timestamptz
          and s."remindedFor" is distinct from p."startsAt"
        order by p."startsAt", s.id limit ${RELEASES_MAX} for update of s skip locked
      )
      update "Session" s set "remindedFor" = due."startsAt" from due where s.id = due.id
      returning s.id as "sessionId", s."eventId", due."startsAt"`;
    await appendEvents(
      tx,
      due.map(({ sessionId, eventId, startsAt }) => ({
        type: "reminder.session-due" as const,
        aggregateId: sessionId,
        payload: { sessionId, eventId, startsAt: startsAt.toISOString() },
      })),
    );
    return { released: due.length };
  });
}
