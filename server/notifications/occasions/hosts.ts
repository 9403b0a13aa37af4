import type { Queryable } from "../../db/transaction";
import type { Fact } from "../../outbox/sink";
import { onePage, type Page, pageOfPeople, personAfter, type Step } from "./occasion";

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

/** To the owner of an endpoint that was switched off, or the owners and managers of the organization that it belongs to. */
export async function ownerOccasions(
  { id: occurrence, payload: { endpointId } }: Fact<"webhook.disabled">,
  db: Queryable,
  step: Step,
): Promise<Page> {
  const owners = await db.$queryRaw<{ userId: string; organizationId: string | null }[]>`
    select coalesce(w."ownerId", m."userId") as "userId", w."organizationId"
    from "WebhookEndpoint" w
    left join "OrganizationMember" m on m."organizationId" = w."organizationId" and m.role <> 'member'
    where w.id = ${endpointId}::uuid and coalesce(w."ownerId", m."userId") > ${personAfter(step)}::uuid
    order by 1 limit ${step.limit}`;
  return pageOfPeople(owners, step, ({ userId, organizationId }) => ({
    kind: "webhook.disabled",
    occurrence,
    subject: { endpointId, userId, ...(organizationId && { organizationId }) },
    to: { userId },
  }));
}
