import type { Db } from "../db/client";
import { Prisma } from "../db/generated/client";

/** A claimed event returns to the others after this long: a relay that died holds nothing up for longer. */
export const LEASE_SECONDS = 60;

export type ClaimedEvent = {
  id: string;
  seq: bigint;
  type: string;
  aggregateId: string;
  payload: unknown;
  attempts: number;
  createdAt: Date;
  isFirstDelivery: boolean;
  /** The clock that the claim went by. */
  claimedAt: Date;
};

/** What became of one claimed event. */
export type Settlement = {
  id: string;
  outcome: "done" | "deferred" | "failed" | "parked";
  /** When it is due again; for `deferred` and `failed`. */
  runAfter?: Date;
  error?: string;
};

export type ClaimWish = {
  /** Null = the database's clock, which also set `runAfter`. */
  now: Date | null;
  limit: number;
  /** Only these types, or all but these. */
  types: { only: string[] } | { except: string[] };
};

/**
 * Takes up to `limit` due events, those due longest first, and of each aggregate only the oldest that is still open.
 * What another relay holds is skipped, so any number of them share the work.
 */
export async function claimEvents(db: Db, { now, limit, types }: ClaimWish): Promise<ClaimedEvent[]> {
  const ofType =
    "only" in types
      ? Prisma.sql`o.type = any(${types.only}::text[])`
      : Prisma.sql`o.type <> all(${types.except}::text[])`;
  const events = await db.$queryRaw<ClaimedEvent[]>`
    with clock as materialized (select coalesce(${now}::timestamptz, clock_timestamp()) as at),
    due as (
      select o.id from "OutboxEvent" o
      where o."doneAt" is null and o."parkedAt" is null and o."runAfter" <= (select at from clock)
        and (o."lockedUntil" is null or o."lockedUntil" <= (select at from clock)) and ${ofType}
        -- A look into an index per row, whatever the planner believes; as an anti-join it can turn quadratic.
        and o.seq = (
          select min(oldest.seq) from "OutboxEvent" oldest
          where oldest."aggregateId" = o."aggregateId" and oldest."doneAt" is null and oldest."parkedAt" is null
        )
      order by o."runAfter", o.seq limit ${limit} for update of o skip locked
    )
    update "OutboxEvent" e
    set "lockedUntil" = clock.at + make_interval(secs => ${LEASE_SECONDS}::int)
    from due, clock where e.id = due.id
    returning e.id, e.seq, e.type, e."aggregateId", e.payload, e.attempts, e."createdAt",
      (e.attempts = 0 and e."runAfter" <= e."createdAt") as "isFirstDelivery", clock.at as "claimedAt"`;
  return events.sort((a, b) => (a.seq < b.seq ? -1 : 1));
}

/** Keeps claimed events for another lease while their reactions still run. */
export async function extendLease(db: Db, ids: string[]): Promise<void> {
  await db.$executeRaw`
    update "OutboxEvent" set "lockedUntil" = "lockedUntil" + make_interval(secs => ${LEASE_SECONDS / 2}::int)
    where id = any(${ids}::uuid[]) and "doneAt" is null and "lockedUntil" is not null`;
}

/** Writes down what became of a batch, in one statement. */
export async function settleEvents(db: Db, settlements: Settlement[], at: Date): Promise<void> {
  if (settlements.length === 0) return;
  await db.$executeRaw`
    update "OutboxEvent" o set
      "doneAt" = case when s.outcome = 'done' then ${at}::timestamptz end,
      "parkedAt" = case when s.outcome = 'parked' then ${at}::timestamptz end,
      attempts = o.attempts + case when s.outcome in ('failed', 'parked') then 1 else 0 end,
      "runAfter" = coalesce(s."runAfter", o."runAfter"),
      "lastError" = coalesce(s.error, o."lastError"),
      "lockedUntil" = null
    from jsonb_to_recordset(${JSON.stringify(settlements)}::jsonb)
      as s (id uuid, outcome text, "runAfter" timestamptz, error text)
    where o.id = s.id and o."doneAt" is null and o."parkedAt" is null`;
}
