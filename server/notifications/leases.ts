import type { Db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { isDue, type LeasedQueue, leaseRows } from "../db/leased-queue";
import { type KindName, LANES, type Lane, type SentChannel } from "../domains/notifications/kinds/schema";
import type { Recipient, Subject } from "./kinds/kind";

/** Deliveries of notifications. A late success is kept: the message is out, even if its delivery was leased again since. */
export const DELIVERIES: LeasedQueue = {
  table: "Delivery",
  dueAt: "runAfter",
  leasedUntil: "lockedUntil",
  closed: { done: "sentAt", parked: "parkedAt", skipped: "skippedAt" },
  leaseSeconds: 60,
  keepsLateSuccess: true,
};

export type LeasedDelivery = {
  id: string;
  channel: SentChannel;
  /** Including the attempt that begins now. */
  attempts: number;
  /** As it was written: another version may know other kinds. */
  kind: KindName;
  subject: Subject;
  /** What it is about, the same for every kind and channel of it. */
  occurrence: string;
  /** Of a push message: the subscriptions that took it in an earlier attempt. */
  reachedIds: string[];
  to: Recipient & {
    phone: string | null;
    isBanned: boolean;
    /** What they chose for this kind and channel; null where they chose nothing. */
    choice: boolean | null;
  };
};

type Row = Omit<LeasedDelivery, "to"> & {
  userId: string | null;
  recipient: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  isBanned: boolean;
  choice: boolean | null;
};

/**
 * Leases up to `limit` deliveries of a channel that are due: those of the first lane first, and within a lane those that
 * have been due longest.
 * @param by.now null = the database's clock
 * @param by.lastLane deliveries of later lanes are left to other loops
 */
export async function leaseDeliveries(
  db: Db,
  by: { channel: SentChannel; limit: number; now: Date | null; lastLane?: Lane },
): Promise<{ leased: LeasedDelivery[]; at: Date }> {
  const { channel, limit, now, lastLane = "bulk" } = by;
  // Lane by lane, so that each read begins at its place in the index and passes no rows that are due later.
  const due = Prisma.sql`due as (
    select d.id, lane.n as lane, d."runAfter" from generate_series(0, ${LANES.indexOf(lastLane)}::int) lane (n)
    cross join lateral (
      select d.id, d."runAfter" from "Delivery" d
      where d.channel = ${channel} and d.lane = lane.n and ${isDue(DELIVERIES)}
      order by d."runAfter", d.id limit ${limit} for update skip locked
    ) d
    order by lane.n, d."runAfter", d.id limit ${limit}
  )`;
  const read = Prisma.sql`
    select l.id, l.channel, l.attempts, l.at, l."reachedIds"::text[] as "reachedIds", n.kind, n.subject, n.occurrence, n.recipient, n."userId",
      u.name, u.email, u."bannedAt" is not null as "isBanned",
      case when u."phoneConfirmedAt" is not null then u.phone end as phone, p.enabled as choice
    from leased l join "Notification" n on n.id = l."notificationId" left join "User" u on u.id = n."userId"
    left join "NotificationPreference" p on p."userId" = n."userId" and p.kind = n.kind and p.channel = l.channel
    order by l.lane, l."runAfter", l.id`;
  const rows = await leaseRows<Row & { at: Date }>(db, DELIVERIES, { now, due, read });
  const leased = rows.map(({ at: _, userId, recipient, name, email, phone, isBanned, choice, ...row }) => {
    const address = email ?? recipient.replace(/^mailto:/, "");
    return { ...row, to: { userId, name: name ?? "", email: address, phone, isBanned, choice } };
  });
  return { leased, at: rows[0]?.at ?? now ?? new Date() };
}
