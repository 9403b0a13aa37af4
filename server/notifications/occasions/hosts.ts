import type { Queryable } from "../../db/transaction";
import type { Fact } from "../../outbox/sink";
import { onePage, type Page } from "./occasion";

/** The account of the event's host; null where the event is gone. */
export async function findHost(db: Queryable, eventId: string): Promise<string | null> {
  const event = await db.event.findUnique({ where: { id: eventId }, select: { hostId: true } });
  return event?.hostId ?? null;
}

/** To the co-host who became the host. */
export async function newHostOccasions(
  { id: occurrence, payload: { eventId } }: Fact<"event.handed-over">,
  db: Queryable,
): Promise<Page> {
  const hostId = await findHost(db, eventId);
  if (!hostId) return onePage();
  const subject = { eventId, hostId };
  return onePage({ kind: "host.handed-over", occurrence, subject, to: { userId: hostId } });
}

/** To the host, and the co-hosts whose address is confirmed. */
export async function teamOccasions(
  { id: occurrence, payload: { eventId } }: Fact<"event.called-off">,
  db: Queryable,
): Promise<Page> {
  const team = await db.$queryRaw<{ id: string }[]>`
    select e."hostId" as id from "Event" e where e.id = ${eventId}::uuid
    union select u.id from "EventStaff" s join "User" u on u.email = s.email and u."emailVerifiedAt" is not null
    where s."eventId" = ${eventId}::uuid and s.role = 'cohost' order by id`;
  const kind = "host.event-cancelled" as const;
  return onePage(...team.map(({ id }) => ({ kind, occurrence, subject: { eventId }, to: { userId: id } })));
}

/** To the owner of an endpoint that was switched off. */
export async function ownerOccasions(
  { id: occurrence, payload: { endpointId } }: Fact<"webhook.disabled">,
  db: Queryable,
): Promise<Page> {
  const endpoint = await db.webhookEndpoint.findUnique({
    where: { id: endpointId },
    select: { ownerId: true },
  });
  if (!endpoint) return onePage();
  const to = { userId: endpoint.ownerId };
  return onePage({ kind: "webhook.disabled", occurrence, subject: { endpointId }, to });
}
