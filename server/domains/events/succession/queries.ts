import type { Queryable } from "../../../db/transaction";
import { ownPoolOfEvent } from "../../../seats/owner";
import { findRefusing } from "../../refusals/queries";
import { type Leaving, successionOf } from "./policy";
import { SUCCESSIONS_SHOWN, type Succession, type SuccessionOut } from "./schema";

export type HostedEvent = {
  id: string;
  slug: string;
  poolId: string;
  hostId: string;
  title: string;
  status: "draft" | "published" | "cancelled";
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  people: number;
  /**
   * The co-host with a confirmed account who was named first and has not unsubscribed from the host's invitations;
   * null where there is none.
   */
  successorId: string | null;
  successorName: string | null;
  successorEmail: string | null;
};

type Successor = { id: string; name: string; email: string };
type HostedRow = Omit<HostedEvent, `successor${string}`> & { successors: Successor[] };

/**
 * The events of these hosts that are not over, the nearest first.
 * @param eventId only this one
 */
export async function listHosted(
  db: Queryable,
  { hostIds, eventId = null, now }: { hostIds: string[]; eventId?: string | null; now: Date },
): Promise<HostedEvent[]> {
  const rows = await db.$queryRaw<HostedRow[]>`
    select e.id, e.slug, ${ownPoolOfEvent} as "poolId", e."hostId", e.title, e.status::text as status, e."startsAt", e."endsAt", e."timeZone",
      (select count(*)::int from "Rsvp" r where r."poolId" = ${ownPoolOfEvent}
        and r.status in ('confirmed', 'offered', 'waitlisted', 'pending')) as people,
      array(
        select json_build_object('id', u.id, 'name', u.name, 'email', u.email)
        from "EventStaff" m join "User" u on u.email = m.email
        where m."eventId" = e.id and m.role = 'cohost' and u."emailVerifiedAt" is not null and u."bannedAt" is null
          and u.id <> e."hostId"
        order by m."createdAt", m.email
      ) as successors
    from "Event" e
    where e."hostId" = any(${hostIds}::uuid[]) and (${eventId}::uuid is null or e.id = ${eventId}::uuid)
      and (e.status = 'draft' or (e.status = 'published' and e."endsAt" > ${now}::timestamptz))
    order by e."startsAt", e.id`;
  const emails = rows.flatMap(({ successors }) => successors.map(({ email }) => email));
  const refusing = await findRefusingEach(db, emails, hostIds);
  return rows.map(({ successors, ...event }) => {
    const successor = successors.find(({ email }) => !refusing.get(event.hostId)?.has(email));
    return {
      ...event,
      successorId: successor?.id ?? null,
      successorName: successor?.name ?? null,
      successorEmail: successor?.email ?? null,
    };
  });
}

/** By host: the people to whom their events must not be handed over. */
async function findRefusingEach(db: Queryable, emails: string[], hostIds: string[]) {
  if (emails.length === 0) return new Map<string, Set<string>>();
  const found = hostIds.map(async (hostId) => [hostId, await findRefusing(db, emails, [hostId])] as const);
  return new Map(await Promise.all(found));
}

/** The rule, applied to one event in its current state. */
export function outcomeFor(event: HostedEvent, leaving: Leaving, now: Date): Succession {
  return successionOf({ ...event, hasSuccessor: event.successorId !== null }, leaving, now);
}

/** What would happen to a person's events and seats. Changes nothing. */
export async function previewSuccession(
  db: Queryable,
  { userId, leaving, now }: { userId: string; leaving: Leaving; now: Date },
): Promise<SuccessionOut> {
  const hosted = await listHosted(db, { hostIds: [userId], now });
  const counts = { "handed-over": 0, cancelled: 0, deleted: 0, kept: 0 };
  const events = hosted.map((event) => {
    const outcome = outcomeFor(event, leaving, now);
    counts[outcome]++;
    const { id, slug, title, startsAt, timeZone, status, people } = event;
    const newHost = outcome === "handed-over" ? event.successorName : null;
    return {
      id,
      slug,
      title,
      startsAt: startsAt.toISOString(),
      timeZone,
      status,
      outcome,
      newHost,
      people,
    };
  });
  const [held] = await db.$queryRaw<{ seats: number; waiting: number }[]>`
    select count(*) filter (where r.status in ('confirmed', 'offered'))::int as seats,
      count(*) filter (where r.status in ('waitlisted', 'pending'))::int as waiting
    from "Rsvp" r join "SeatPool" p on p.id = r."poolId" and p."endsAt" > ${now}::timestamptz
    where r."userId" = ${userId}::uuid`;
  return { events: events.slice(0, SUCCESSIONS_SHOWN), counts, ...(held ?? { seats: 0, waiting: 0 }) };
}
