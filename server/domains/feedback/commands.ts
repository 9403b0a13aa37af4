import { randomUUID } from "node:crypto";
import type { Db } from "../../db/client";
import { inTransaction } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { appendEvents } from "../../outbox/append";
import { endsToAsk, whyNot } from "./policy";
import { type OwnRow, readStanding, toOwn } from "./queries";
import type { Given, OwnFeedback } from "./schema";

type Giving = Given & { poolId: string; noun: "event" | "session"; userId: string; now: Date };

/**
 * Keeps a person's one feedback on an event or session; giving it again replaces the earlier.
 * @throws DomainError conflict `feedback.not-begun` or `feedback.called-off`; forbidden `feedback.not-there`; not-found
 */
export async function giveFeedback(
  db: Db,
  { poolId, noun, userId, stars, comment, anonymous, now }: Giving,
): Promise<{ feedback: OwnFeedback; created: boolean }> {
  const standing = await readStanding(db, { poolId, userId });
  if (!standing) throw notFound(noun);
  const why = whyNot(standing, now);
  if (why === "feedback.not-begun") throw new DomainError(why, { startsAt: standing.startsAt.toISOString() });
  if (why === "feedback.not-there") throw new DomainError(why, { checkedIn: standing.isCheckedIn });
  if (why) throw new DomainError(why);
  // A random id, which unlike others does not hold the time.
  const [row] = await db.$queryRaw<(OwnRow & { created: boolean })[]>`
    insert into "Feedback" (id, "poolId", "userId", stars, comment, "isAnonymous", "createdAt", "updatedAt")
    values (${randomUUID()}::uuid, ${poolId}::uuid, ${userId}::uuid, ${stars}::smallint, ${comment}, ${anonymous},
      ${now}::timestamptz, ${now}::timestamptz)
    on conflict ("poolId", "userId") do update set stars = excluded.stars, comment = excluded.comment,
      "isAnonymous" = excluded."isAnonymous", "updatedAt" = excluded."updatedAt"
    returning stars::int as stars, comment, "isAnonymous", "createdAt", "updatedAt", xmax = 0 as created`;
  if (!row) throw notFound(noun);
  const { created, ...own } = row;
  return { feedback: toOwn(own), created };
}

/** Removes a person's own feedback. @throws DomainError not-found where they gave none */
export async function removeFeedback(db: Db, by: { poolId: string; userId: string }): Promise<void> {
  const { count } = await db.feedback.deleteMany({ where: by });
  if (count === 0) throw notFound("feedback");
}

/** Events per run; the next run takes the rest. */
const EVENTS_MAX = 100;

/** Lets the guests of events that ended an hour ago be asked for feedback, once per event. */
export function askForFeedback(db: Db, now: Date): Promise<{ asked: number }> {
  const { from, to } = endsToAsk(now);
  return inTransaction(db, async (tx) => {
    const events = await tx.$queryRaw<{ id: string }[]>`
      update "Event" set "feedbackAskedAt" = ${now}::timestamptz
      where id in (
        select id from "Event"
        where status = 'published' and "feedbackAskedAt" is null
          and "endsAt" > ${from}::timestamptz and "endsAt" <= ${to}::timestamptz
        order by "endsAt", id limit ${EVENTS_MAX} for no key update skip locked)
      returning id`;
    await appendEvents(
      tx,
      events.map(({ id: eventId }) => ({
        type: "feedback.due" as const,
        aggregateId: eventId,
        payload: { eventId },
      })),
    );
    return { asked: events.length };
  });
}
