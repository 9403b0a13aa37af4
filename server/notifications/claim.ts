import type { Db } from "../db/client";
import { type KindName, LANES, type Lane, type SentChannel } from "../domains/notifications/kinds/schema";
import type { Recipient, Subject } from "./kinds/kind";

/** A claimed delivery returns to the others after this long: a process that died holds nothing up for longer. */
export const LEASE_SECONDS = 60;

export type ClaimedDelivery = {
  id: string;
  channel: SentChannel;
  /** This one included. */
  attempts: number;
  /** As it was written; a version from before or after this one may have others. */
  kind: KindName;
  subject: Subject;
  to: Recipient & {
    phone: string | null;
    isBanned: boolean;
    /** What they chose for this kind and channel; null where they said nothing. */
    choice: boolean | null;
  };
};

type Row = Omit<ClaimedDelivery, "to"> & {
  userId: string | null;
  recipient: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  isBanned: boolean;
  choice: boolean | null;
};

/**
 * Takes up to `limit` deliveries of a channel that are due: those of the first lane first, and within a lane those that
 * have been due longest. The attempt is counted before it is
 * made: one that takes its process down with it is not tried for ever.
 * @param by.now null = the database's clock
 * @param by.lastLane deliveries of later lanes are left to others
 */
export async function claimDeliveries(
  db: Db,
  by: { channel: SentChannel; limit: number; now: Date | null; lastLane?: Lane },
): Promise<{ claimed: ClaimedDelivery[]; at: Date }> {
  const { channel, limit, now, lastLane = "bulk" } = by;
  const rows = await db.$queryRaw<(Row & { at: Date })[]>`
    with clock as materialized (select coalesce(${now}::timestamptz, clock_timestamp()) as at),
    due as (
      -- Lane by lane, so that each read begins at its place in the index and passes no rows of a later time.
      select d.id, lane.n as lane, d."runAfter" from generate_series(0, ${LANES.indexOf(lastLane)}::int) lane (n)
      cross join lateral (
        select d.id, d."runAfter" from "Delivery" d
        where d.channel = ${channel} and d.lane = lane.n
          and d."sentAt" is null and d."parkedAt" is null and d."skippedAt" is null
          and d."runAfter" <= (select at from clock)
          and (d."lockedUntil" is null or d."lockedUntil" <= (select at from clock))
        order by d."runAfter", d.id limit ${limit} for update skip locked
      ) d
      order by lane.n, d."runAfter", d.id limit ${limit}
    ), held as (
      update "Delivery" d set attempts = d.attempts + 1,
        "lockedUntil" = clock.at + make_interval(secs => ${LEASE_SECONDS}::int)
      from due, clock where d.id = due.id
      returning d.id, d.channel, d.attempts, d."notificationId", d.lane, d."runAfter" as "dueAt", clock.at
    )
    select h.id, h.channel, h.attempts, h.at, n.kind, n.subject, n.recipient, n."userId",
      u.name, u.email, u."bannedAt" is not null as "isBanned",
      case when u."phoneConfirmedAt" is not null then u.phone end as phone, p.enabled as choice
    from held h join "Notification" n on n.id = h."notificationId" left join "User" u on u.id = n."userId"
    left join "NotificationPreference" p on p."userId" = n."userId" and p.kind = n.kind and p.channel = h.channel
    order by h.lane, h."dueAt", h.id`;
  const claimed = rows.map(({ at: _, userId, recipient, name, email, phone, isBanned, choice, ...row }) => {
    const address = email ?? recipient.replace(/^mailto:/, "");
    return { ...row, to: { userId, name: name ?? "", email: address, phone, isBanned, choice } };
  });
  return { claimed, at: rows[0]?.at ?? now ?? new Date() };
}

/** Keeps claimed deliveries for another lease while they are being sent. One that somebody else has claimed is theirs. */
export async function extendClaims(db: Db, claimed: ClaimedDelivery[]): Promise<void> {
  const rows = claimed.map(({ id, attempts }) => ({ id, attempts }));
  await db.$executeRaw`
    update "Delivery" d set "lockedUntil" = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}::int)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c (id uuid, attempts int)
    where d.id = c.id and d.attempts = c.attempts and d."lockedUntil" is not null`;
}
