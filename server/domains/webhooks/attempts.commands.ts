import type { Db } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { isDue, type LeasedQueue, leaseRows, type Settlement, settleRows } from "../../db/leased-queue";
import { inTransaction, type Tx } from "../../db/transaction";
import { appendEvent } from "../../outbox/append";
import { parkPending } from "./deliveries/commands";
import { isManaged } from "./managed.queries";
import { type Attempt, decideAttempt, type Verdict } from "./policy";

/** Deliveries to endpoints. A lease is longer than any attempt takes, so it is never extended. */
const DELIVERIES: LeasedQueue = {
  table: "WebhookDelivery",
  dueAt: "nextAttemptAt",
  leasedUntil: "nextAttemptAt",
  closed: { done: "deliveredAt", parked: "parkedAt" },
  leaseSeconds: 30,
  keepsLateSuccess: false,
};
/** Due deliveries that one lease looks at. */
const LOOK_MAX = 500;

/** Concurrent attempts of one process to one endpoint; a failing endpoint gets one at a time. */
export const AT_ONCE_MAX = 4;

export type LeasedDelivery = {
  id: string;
  endpointId: string;
  /** The person or the organization whose endpoint it is; the other one is null. */
  ownerId: string | null;
  organizationId: string | null;
  factId: string;
  type: string;
  payload: {
    eventId?: string;
    rsvpId?: string;
    webhookId?: string;
    organizationId?: string;
    ids?: Record<string, unknown>;
  };
  /** Including the attempt that begins now. Only the newest attempt may record its outcome. */
  attempts: number;
  createdAt: Date;
  url: string;
  /** What signs it: the endpoint's secret, and for a while the one before. */
  secrets: string[];
  /** The clock of the lease. */
  leasedAt: Date;
};

/**
 * Leases up to `limit` due deliveries, those that have been due longest first. Leased ones are skipped, so any number of
 * processes share the work; `busy` counts the attempts of this process by endpoint, so that a slow endpoint takes no more
 * than its part.
 * @param by.now null = the database's clock
 */
export async function leaseDeliveries(
  db: Db,
  by: { now: Date | null; limit: number; busy: ReadonlyMap<string, number> },
): Promise<LeasedDelivery[]> {
  const busy = JSON.stringify(Object.fromEntries(by.busy));
  const due = Prisma.sql`
    found as (
      select d.id, d."endpointId", d."nextAttemptAt", room.n as room
      from "WebhookDelivery" d
      join "WebhookEndpoint" e on e.id = d."endpointId" and e."disabledAt" is null
      join "WebhookEndpoint" w on w.id = e.id
      left join "User" u on u.id = e."ownerId" and u."bannedAt" is null
      cross join lateral (select case when e.failures > 0 then 1 else ${AT_ONCE_MAX}::int end
        - coalesce((${busy}::jsonb ->> e.id::text)::int, 0) as n) room
      where ${isDue(DELIVERIES)} and room.n > 0 and (u.id is not null or ${isManaged})
      order by d."nextAttemptAt", d.id limit ${LOOK_MAX}
    ),
    placed as (
      select id, "nextAttemptAt", room,
        row_number() over (partition by "endpointId" order by "nextAttemptAt", id) as place
      from found
    ),
    due as (
      select d.id from "WebhookDelivery" d join placed p on p.id = d.id and p.place <= p.room
      -- Asked again of the row as it is once it is locked: another process may have just settled it.
      where ${isDue(DELIVERIES)}
      order by p."nextAttemptAt", d.id limit ${by.limit} for update of d skip locked
    )`;
  const read = Prisma.sql`
    select l.id, l."endpointId", e."ownerId", e."organizationId", l."factId", l.type, l.payload, l.attempts, l."createdAt", e.url,
      array_remove(array[e.secret,
        case when e."previousSecretUntil" > l.at then e."previousSecret" end], null) as secrets,
      l.at as "leasedAt"
    from leased l join "WebhookEndpoint" e on e.id = l."endpointId"`;
  return leaseRows<LeasedDelivery>(db, DELIVERIES, { now: by.now, due, read });
}

type Held = Pick<LeasedDelivery, "id" | "endpointId" | "attempts">;

/**
 * Records what an attempt came to, unless a later one has begun meanwhile. Every record of an endpoint passes through
 * the lock on its row, which also makes its count of failures exact.
 * @param at when the attempt ended
 */
export async function recordAttempt(
  db: Db,
  delivery: Held,
  { attempt, at, random }: { attempt: Attempt; at: Date; random: number },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const endpoint = await lockEndpoint(tx, delivery.endpointId);
    if (!endpoint) return;
    const failures = attempt.ok ? 0 : endpoint.failures + 1;
    const verdict = decideAttempt(attempt, { attempts: delivery.attempts, failures, random });
    const also = Prisma.sql`, "responseStatus" = ${attempt.status}::int`;
    const recorded = await settleRows(
      tx,
      DELIVERIES,
      [settlementOf(delivery, attempt, verdict, at)],
      at,
      also,
    );
    if (recorded.size === 0) return;
    if (endpoint.failures !== failures)
      await tx.webhookEndpoint.update({ where: { id: delivery.endpointId }, data: { failures } });
    if (verdict.kind === "disable") return disable(tx, delivery.endpointId, at);
    if (verdict.kind !== "delivered") return rest(tx, delivery.endpointId, later(at, verdict.restMs));
    if (endpoint.failures > 0) await wakeUp(tx, delivery.endpointId, at);
  });
}

const later = (at: Date, ms: number) => new Date(at.getTime() + Math.round(ms));

function settlementOf({ id, attempts }: Held, attempt: Attempt, verdict: Verdict, at: Date): Settlement {
  const row = { id, attempts };
  if (attempt.ok) return { ...row, is: "done" };
  const { error } = attempt;
  if (verdict.kind !== "retry") return { ...row, is: "parked", error };
  return { ...row, is: "retry", dueAt: later(at, verdict.waitMs), error };
}

/** Parks a delivery whose event or RSVP is gone. */
export async function dropDelivery(db: Db, { id, attempts }: Held, at: Date): Promise<void> {
  const error = "The event or RSVP that it is about is gone.";
  await settleRows(db, DELIVERIES, [{ id, attempts, is: "parked", error }], at);
}

async function lockEndpoint(tx: Tx, id: string): Promise<{ failures: number } | undefined> {
  const [row] = await tx.$queryRaw<{ failures: number }[]>`
    select failures from "WebhookEndpoint" where id = ${id}::uuid for no key update`;
  return row;
}

async function disable(tx: Tx, endpointId: string, at: Date): Promise<void> {
  const turned = await tx.webhookEndpoint.updateMany({
    where: { id: endpointId, disabledAt: null },
    data: { disabledAt: at },
  });
  if (turned.count === 0) return;
  await parkPending(tx, endpointId, at);
  await appendEvent(tx, { type: "webhook.disabled", aggregateId: endpointId, payload: { endpointId } });
}

/** No delivery to an endpoint that failed is tried before this. */
async function rest(tx: Tx, endpointId: string, until: Date): Promise<void> {
  await tx.webhookDelivery.updateMany({
    where: { endpointId, deliveredAt: null, parkedAt: null, nextAttemptAt: { lt: until } },
    data: { nextAttemptAt: until },
  });
}

/** The endpoint answers again, so untried deliveries need not wait for its rest to end. */
async function wakeUp(tx: Tx, endpointId: string, at: Date): Promise<void> {
  await tx.webhookDelivery.updateMany({
    where: { endpointId, attempts: 0, deliveredAt: null, parkedAt: null, nextAttemptAt: { gt: at } },
    data: { nextAttemptAt: at },
  });
}
