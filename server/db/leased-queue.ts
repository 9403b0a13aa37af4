import { Prisma } from "./generated/client";
import type { Queryable } from "./transaction";

type Sql = Prisma.Sql;

/**
 * The names and the policy of a table whose rows are leased to one worker at a time. A row has an `id`, `attempts`
 * and `lastError`. An attempt is counted when its lease begins, so a row that crashes its worker is not retried
 * forever, and `attempts` distinguishes the leases of one row.
 */
export type LeasedQueue = {
  table: string;
  /** The column with the time at which a row is due. */
  dueAt: string;
  /** The column with the end of the lease. May be `dueAt`: an unsettled row is then due when its lease ends. */
  leasedUntil: string;
  /** The columns of which one is set once a row is settled for good. */
  closed: { done: string; parked: string; skipped?: string };
  /** A lease ends after this many seconds, which bounds the delay that a crashed worker causes. */
  leaseSeconds: number;
  /** Whether a success is recorded after a newer lease began. Other outcomes are recorded by the newest lease only. */
  keepsLateSuccess: boolean;
};

export type Leased = { id: string; attempts: number };

/** The outcome of a leased row. */
export type Settlement = Leased &
  (
    | { is: "done" }
    /** Settled without success: skipped on purpose, or parked until an operator acts. */
    | { is: "skipped" | "parked"; error: string | null }
    /** Due again at `dueAt`. */
    | { is: "retry"; dueAt: Date; error: string }
  );

const column = (name: string): Sql => Prisma.raw(`"${name}"`);
const of = (name: string): Sql => Prisma.raw(`d."${name}"`);

/** SQL: whether row `d` of the queue is unsettled. */
export function isOpen({ closed }: LeasedQueue): Sql {
  const columns = Object.values(closed).map((name) => Prisma.sql`${of(name)} is null`);
  return Prisma.join(columns, " and ");
}

/** SQL: whether row `d` is open, due and unleased at the instant of the table `clock`. */
export function isDue(queue: LeasedQueue): Sql {
  const { dueAt, leasedUntil } = queue;
  const isFree =
    leasedUntil === dueAt
      ? Prisma.empty
      : Prisma.sql`and (${of(leasedUntil)} is null or ${of(leasedUntil)} <= (select at from clock))`;
  return Prisma.sql`${isOpen(queue)} and ${of(dueAt)} <= (select at from clock) ${isFree}`;
}

/**
 * Leases due rows and counts the attempt.
 * @param by.now null = the database's clock
 * @param by.due common table expressions, the last of which is `due`: it selects the ids of the rows and locks them
 * @param by.read the selection from `leased`: the rows after the update, with `at`, the instant of the lease
 */
export function leaseRows<Row>(
  db: Queryable,
  queue: LeasedQueue,
  { now, due, read }: { now: Date | null; due: Sql; read: Sql },
): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    with clock as materialized (select coalesce(${now}::timestamptz, clock_timestamp()) as at),
    ${due},
    leased as (
      update ${column(queue.table)} d set attempts = d.attempts + 1,
        ${column(queue.leasedUntil)} = clock.at + make_interval(secs => ${queue.leaseSeconds}::int)
      from due, clock where d.id = due.id
      returning d.*, clock.at
    )
    ${read}`;
}

/** Extends the leases of rows that are still being worked on. A row with a newer lease stays as it is. */
export async function extendLeases(db: Queryable, queue: LeasedQueue, rows: Leased[]): Promise<void> {
  const held = rows.map(({ id, attempts }) => ({ id, attempts }));
  await db.$executeRaw`
    update ${column(queue.table)} d
    set ${column(queue.leasedUntil)} = clock_timestamp() + make_interval(secs => ${queue.leaseSeconds}::int)
    from jsonb_to_recordset(${JSON.stringify(held)}::jsonb) as h (id uuid, attempts int)
    where d.id = h.id and d.attempts = h.attempts and ${of(queue.leasedUntil)} is not null and ${isOpen(queue)}`;
}

/**
 * Records the outcomes of leased rows and ends their leases.
 * @param also further assignments, each with a comma in front
 * @returns the ids of the recorded rows; the others were settled or leased again meanwhile
 */
export async function settleRows(
  db: Queryable,
  queue: LeasedQueue,
  rows: Settlement[],
  at: Date,
  also: Sql = Prisma.empty,
): Promise<Set<string>> {
  const { dueAt, leasedUntil, closed, keepsLateSuccess } = queue;
  const closes = Object.entries(closed).map(
    ([is, name]) => Prisma.sql`${column(name)} = case when s."is" = ${is} then ${at}::timestamptz end`,
  );
  const ends =
    leasedUntil === dueAt
      ? Prisma.sql`${column(dueAt)} = s."dueAt"`
      : Prisma.sql`${column(dueAt)} = coalesce(s."dueAt", ${of(dueAt)}), ${column(leasedUntil)} = null`;
  const settled = await db.$queryRaw<{ id: string }[]>`
    update ${column(queue.table)} d set ${Prisma.join(closes)}, ${ends}, "lastError" = s.error ${also}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as s (id uuid, attempts int, "is" text, error text, "dueAt" timestamptz)
    where d.id = s.id and ${isOpen(queue)}
      and (d.attempts = s.attempts or (s."is" = 'done' and ${keepsLateSuccess}))
    returning d.id`;
  return new Set(settled.map(({ id }) => id));
}
