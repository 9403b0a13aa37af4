import type { Db } from "../../db/client";
import { inTransaction, type Tx } from "../../db/transaction";
import { appendEvent } from "../../outbox/append";
import { parkPending } from "./deliveries/commands";
import { type Attempt, decideAttempt } from "./policy";

/** A claimed delivery returns to the others after this long; longer than any attempt takes. */
const LEASE_SECONDS = 30;
/** Due deliveries that one claim looks at. */
const LOOK_MAX = 500;

/** How many attempts run at once to one endpoint of one process; an endpoint that fails is tried one at a time. */
export const AT_ONCE_MAX = 4;

export type ClaimedDelivery = {
  id: string;
  endpointId: string;
  ownerId: string;
  factId: string;
  type: string;
  payload: { eventId?: string; rsvpId?: string; webhookId?: string };
  /** With the one that begins now. Only whoever holds the newest attempt may record what came of it. */
  attempts: number;
  createdAt: Date;
  url: string;
  /** What signs it: the endpoint's secret, and for a while the one before. */
  secrets: string[];
  /** The clock that the claim went by. */
  claimedAt: Date;
};

/**
 * Takes up to `limit` due deliveries, those due longest first. What others hold is skipped, so any number of processes
 * share the work; `busy` counts the attempts of this one by endpoint, so that a slow endpoint takes no more than its part.
 * @param by.now null = the database's clock
 */
export async function claimDeliveries(
  db: Db,
  by: { now: Date | null; limit: number; busy: ReadonlyMap<string, number> },
): Promise<ClaimedDelivery[]> {
  const busy = JSON.stringify(Object.fromEntries(by.busy));
  return db.$queryRaw<ClaimedDelivery[]>`
    with clock as materialized (select coalesce(${by.now}::timestamptz, clock_timestamp()) as at),
    open as (
      select d.id, d."endpointId", d."nextAttemptAt", room.n as room
      from "WebhookDelivery" d
      join "WebhookEndpoint" e on e.id = d."endpointId" and e."disabledAt" is null
      join "User" u on u.id = e."ownerId" and u."bannedAt" is null
      cross join lateral (select case when e.failures > 0 then 1 else ${AT_ONCE_MAX}::int end
        - coalesce((${busy}::jsonb ->> e.id::text)::int, 0) as n) room
      where d."deliveredAt" is null and d."parkedAt" is null and d."nextAttemptAt" <= (select at from clock)
        and room.n > 0
      order by d."nextAttemptAt", d.id limit ${LOOK_MAX}
    ),
    placed as (
      select id, "nextAttemptAt", room,
        row_number() over (partition by "endpointId" order by "nextAttemptAt", id) as place
      from open
    ),
    due as (
      select d.id from "WebhookDelivery" d join placed p on p.id = d.id and p.place <= p.room
      -- Asked again of the row as it is once it is locked: another process may have just let go of it.
      where d."deliveredAt" is null and d."parkedAt" is null and d."nextAttemptAt" <= (select at from clock)
      order by p."nextAttemptAt", d.id limit ${by.limit} for update of d skip locked
    )
    update "WebhookDelivery" d
    set attempts = d.attempts + 1, "nextAttemptAt" = clock.at + make_interval(secs => ${LEASE_SECONDS}::int)
    from due, clock, "WebhookEndpoint" e
    where d.id = due.id and e.id = d."endpointId"
    returning d.id, d."endpointId", e."ownerId", d."factId", d.type, d.payload, d.attempts, d."createdAt",
      e.url, array_remove(array[e.secret,
        case when e."previousSecretUntil" > clock.at then e."previousSecret" end], null) as secrets,
      clock.at as "claimedAt"`;
}

type Held = Pick<ClaimedDelivery, "id" | "endpointId" | "attempts">;

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
    const ended = verdict.kind === "parked" || verdict.kind === "disable";
    const later = (ms: number) => new Date(at.getTime() + Math.round(ms));
    const recorded = await tx.webhookDelivery.updateMany({
      where: { id: delivery.id, attempts: delivery.attempts, deliveredAt: null, parkedAt: null },
      data: {
        responseStatus: attempt.status,
        lastError: attempt.ok ? null : attempt.error,
        deliveredAt: attempt.ok ? at : null,
        parkedAt: ended ? at : null,
        nextAttemptAt: verdict.kind === "retry" ? later(verdict.waitMs) : null,
      },
    });
    if (recorded.count === 0) return;
    if (endpoint.failures !== failures)
      await tx.webhookEndpoint.update({ where: { id: delivery.endpointId }, data: { failures } });
    if (verdict.kind === "disable") return disable(tx, delivery.endpointId, at);
    if (verdict.kind !== "delivered") return rest(tx, delivery.endpointId, later(verdict.restMs));
    if (endpoint.failures > 0) await wakeUp(tx, delivery.endpointId, at);
  });
}

/** Gives up a delivery that there is nothing left to tell of. */
export async function dropDelivery(db: Db, delivery: Held, at: Date): Promise<void> {
  await db.webhookDelivery.updateMany({
    where: { id: delivery.id, attempts: delivery.attempts, deliveredAt: null, parkedAt: null },
    data: { parkedAt: at, nextAttemptAt: null, lastError: "What it tells of is gone." },
  });
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

/** Nobody in the queue of an endpoint that failed is tried before this. */
async function rest(tx: Tx, endpointId: string, until: Date): Promise<void> {
  await tx.webhookDelivery.updateMany({
    where: { endpointId, deliveredAt: null, parkedAt: null, nextAttemptAt: { lt: until } },
    data: { nextAttemptAt: until },
  });
}

/** The endpoint answers again: what has not been tried yet need not wait for its rest to end. */
async function wakeUp(tx: Tx, endpointId: string, at: Date): Promise<void> {
  await tx.webhookDelivery.updateMany({
    where: { endpointId, attempts: 0, deliveredAt: null, parkedAt: null, nextAttemptAt: { gt: at } },
    data: { nextAttemptAt: at },
  });
}
