import { cursorOf, placeInTime } from "../../../cursor";
import type { Db } from "../../../db/client";
import { createLoader } from "../../../db/loader";
import type { Queryable } from "../../../db/transaction";
import { notFound } from "../../../errors";
import {
  type GuestPerson,
  personForHosts,
  personForHostsSelect,
} from "../../accounts/person-for-hosts.policy";
import { isManaged } from "../managed.queries";
import { ownerIn, type WebhookOwner } from "../owner.policy";
import type { DeliveryOut } from "../schema";

/** By when they were made, the newest first. */
const deliveriesBefore = cursorOf("webhook-deliveries", placeInTime);

export const deliverySelect = {
  id: true,
  factId: true,
  type: true,
  attempts: true,
  createdAt: true,
  nextAttemptAt: true,
  deliveredAt: true,
  parkedAt: true,
  responseStatus: true,
  lastError: true,
} as const;

type Row = {
  id: string;
  factId: string;
  type: string;
  attempts: number;
  createdAt: Date;
  nextAttemptAt: Date | null;
  deliveredAt: Date | null;
  parkedAt: Date | null;
  responseStatus: number | null;
  lastError: string | null;
};

export function toDelivery(row: Row): DeliveryOut {
  const { id, factId, type, attempts, createdAt, nextAttemptAt, deliveredAt, responseStatus } = row;
  return {
    id,
    messageId: factId,
    type,
    status: deliveredAt ? "delivered" : row.parkedAt ? "failed" : "pending",
    attempts,
    createdAt: createdAt.toISOString(),
    nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
    deliveredAt: deliveredAt?.toISOString() ?? null,
    responseStatus,
    error: row.lastError,
  };
}

/**
 * What was sent to an endpoint or waits for it, newest first.
 * @throws DomainError not-found, also for another owner's; invalid for a broken cursor
 */
export async function listDeliveries(
  db: Db,
  by: WebhookOwner & { webhookId: string; cursor?: string | undefined; limit: number },
): Promise<{ items: DeliveryOut[]; nextCursor: string | null }> {
  const { webhookId, limit } = by;
  const owned = await db.webhookEndpoint.count({ where: { id: webhookId, ...ownerIn(by) } });
  if (owned === 0) throw notFound("webhook");
  const before = deliveriesBefore.read(by.cursor);
  const rows = await db.webhookDelivery.findMany({
    where: {
      endpointId: webhookId,
      ...(before && {
        createdAt: { lte: before.at },
        OR: [{ createdAt: { lt: before.at } }, { id: { lt: before.id } }],
      }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: deliverySelect,
  });
  const { items, nextCursor } = deliveriesBefore.page(rows, limit, ({ createdAt, id }) => ({
    at: createdAt,
    id,
  }));
  return { items: items.map(toDelivery), nextCursor };
}

/** Endpoints that may want to hear of what happens at one event. */
export type Subscribers = { endpoints: { id: string; types: string[] }[] };

/** By the id of the event: the endpoints of its host that are switched on; undefined if there are none. */
export const loadSubscribers = createLoader(async (db: Db, eventIds: string[]) => {
  const rows = await db.$queryRaw<{ eventId: string; id: string; types: string[] }[]>`
    select e.id as "eventId", w.id, w.types
    from "Event" e join "WebhookEndpoint" w on w."ownerId" = e."hostId" and w."disabledAt" is null
    where e.id = any(${eventIds}::uuid[])`;
  const found = new Map<string, Subscribers>();
  for (const { eventId, id, types } of rows) {
    const subscribers = found.get(eventId) ?? { endpoints: [] };
    subscribers.endpoints.push({ id, types });
    found.set(eventId, subscribers);
  }
  return found;
});

/** By the id of the organization: its endpoints that are switched on, while somebody who may manage them is left. */
export const loadOrganizationSubscribers = createLoader(async (db: Db, organizationIds: string[]) => {
  const rows = await db.$queryRaw<{ organizationId: string; id: string; types: string[] }[]>`
    select w."organizationId", w.id, w.types from "WebhookEndpoint" w
    where w."organizationId" = any(${organizationIds}::uuid[]) and w."disabledAt" is null and ${isManaged}`;
  const found = new Map<string, Subscribers>();
  for (const { organizationId, id, types } of rows) {
    const subscribers = found.get(organizationId) ?? { endpoints: [] };
    subscribers.endpoints.push({ id, types });
    found.set(organizationId, subscribers);
  }
  return found;
});

/** What a message to an organization says: the ids of the fact. */
export type ToldOrganization = { organizationId: string } & Record<string, unknown>;

/** Of a session that was deleted only the id is known. */
export type ToldSession = {
  id: string;
  title: string | null;
  startsAt: string | null;
  status: "scheduled" | "cancelled" | "deleted";
};

/** What a message says, as it is now. */
export type Told = {
  event: { id: string; title: string; slug: string; startsAt: string; status: string };
  /** The session that it is about, or that the RSVP's seat is in; null for an RSVP to the event itself. */
  session?: ToldSession | null;
  rsvp?: { id: string; status: string; guests: number; seats: number; userId: string | null };
  /** Whose RSVP it is, as far as hosts may see them. */
  person?: Pick<GuestPerson, "id" | "name" | "email">;
};

type Asked = {
  id: string;
  ownerId: string | null;
  payload: { eventId?: string; rsvpId?: string; sessionId?: string };
};

type AskedByOrganization = {
  id: string;
  organizationId: string | null;
  payload: { organizationId?: string; ids?: Record<string, unknown> };
};

/** By id of the delivery, for the endpoints of organizations. */
export function toldToOrganizations(deliveries: AskedByOrganization[]): Map<string, ToldOrganization> {
  return new Map(
    deliveries.flatMap(({ id, organizationId, payload }): [string, ToldOrganization][] =>
      organizationId !== null && payload.organizationId === organizationId
        ? [[id, { ...payload.ids, organizationId }]]
        : [],
    ),
  );
}

/**
 * By id of the delivery. Deliveries whose event is gone or has another host now are left out.
 */
export async function readTold(db: Queryable, deliveries: Asked[]): Promise<Map<string, Told>> {
  const [events, sessions, rsvps] = await Promise.all([
    db.event.findMany({
      where: { id: { in: idsOf(deliveries, "eventId") } },
      select: { id: true, hostId: true, title: true, slug: true, startsAt: true, status: true },
    }),
    readToldSessions(db, idsOf(deliveries, "sessionId")),
    db.rsvp.findMany({
      where: { id: { in: idsOf(deliveries, "rsvpId") } },
      select: {
        id: true,
        pool: { select: { eventId: true, ...toldSession } },
        status: true,
        guests: true,
        seats: true,
        userId: true,
        askedAt: true,
        namedEmail: true,
        user: { select: personForHostsSelect },
      },
    }),
  ]);
  const eventById = new Map(events.map((event) => [event.id, event]));
  const rsvpById = new Map(rsvps.map((rsvp) => [rsvp.id, rsvp]));
  const told = new Map<string, Told>();
  for (const { id, ownerId, payload } of deliveries) {
    const event = eventById.get(payload.eventId ?? "");
    if (!event || event.hostId !== ownerId) continue;
    const { hostId: _, startsAt, ...facts } = event;
    const about = { event: { ...facts, startsAt: startsAt.toISOString() } };
    if (payload.sessionId !== undefined) {
      const session = sessions.get(payload.sessionId) ?? deletedSession(payload.sessionId);
      told.set(id, { ...about, session });
      continue;
    }
    if (payload.rsvpId === undefined) {
      told.set(id, about);
      continue;
    }
    const row = rsvpById.get(payload.rsvpId);
    if (!row || row.pool.eventId !== event.id) continue;
    const { user, pool, askedAt, namedEmail, ...rsvp } = row;
    const { imageUrl: __, ...person } = personForHosts({ askedAt, namedEmail }, { user, eventId: event.id });
    const session = toToldSession(pool);
    told.set(id, { ...about, session, rsvp: { ...rsvp, userId: person.id }, person });
  }
  return told;
}

const toldSession = {
  startsAt: true,
  session: { select: { id: true, title: true, cancelledAt: true } },
} as const;

type SessionPool = {
  startsAt: Date;
  session: { id: string; title: string; cancelledAt: Date | null } | null;
};

function toToldSession({ startsAt, session }: SessionPool): ToldSession | null {
  if (!session) return null;
  const { id, title, cancelledAt } = session;
  return { id, title, startsAt: startsAt.toISOString(), status: cancelledAt ? "cancelled" : "scheduled" };
}

const deletedSession = (id: string): ToldSession => ({ id, title: null, startsAt: null, status: "deleted" });

/** By id; those that were deleted are left out. */
async function readToldSessions(db: Queryable, sessionIds: string[]): Promise<Map<string, ToldSession>> {
  if (sessionIds.length === 0) return new Map();
  const pools = await db.seatPool.findMany({ where: { sessionId: { in: sessionIds } }, select: toldSession });
  return new Map(pools.flatMap((pool) => toToldSession(pool) ?? []).map((session) => [session.id, session]));
}

function idsOf(deliveries: Asked[], name: "eventId" | "rsvpId" | "sessionId"): string[] {
  return [...new Set(deliveries.flatMap(({ payload }) => payload[name] ?? []))];
}
