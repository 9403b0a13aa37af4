import { randomBytes } from "node:crypto";
import { groupBy } from "../../lib/group-by";
import { uuidV7 } from "../../lib/uuid";
import type { Db } from "../db/client";
import { inTransaction } from "../db/transaction";
import { planChannels, type Reachable, STRANGER } from "../domains/notifications/kinds/policy";
import { type KindName, LANES, NOTIFICATION_KINDS } from "../domains/notifications/kinds/schema";
import { listenersFor } from "../listeners";
import { log } from "../log";
import { pushKeyId } from "../push-keys";
import { userChannel } from "../realtime/channels";
import { liveMessage, publish } from "../realtime/publisher";
import { findKind } from "./kinds/catalog";
import type { Notice } from "./kinds/kind";
import { type KnownRsvps, loadNotices, noticeOrThrow } from "./load-notices";
import type { Occasion } from "./occasions/occasion";

const listeners = listenersFor("new deliveries");

/** Calls `listener` whenever this process queued a delivery. Returns how to stop. */
export const onNewDeliveries = listeners.add;

/** People in one statement. */
const CHUNK = 500;

/**
 * Puts occasions into the notification centres of their people and queues their deliveries over the channels that the
 * people want. May be repeated: what was notified before stays as it is. Stale occasions are left out.
 * @param known RSVPs that were read a moment ago
 */
export async function notify(db: Db, occasions: Occasion[], now: Date, known?: KnownRsvps): Promise<void> {
  for (let from = 0; from < occasions.length; from += CHUNK) {
    await notifyChunk(db, occasions.slice(from, from + CHUNK), now, known);
  }
}

async function notifyChunk(
  db: Db,
  occasions: Occasion[],
  now: Date,
  known: KnownRsvps | undefined,
): Promise<void> {
  const [loaded, people] = await Promise.all([
    loadNotices(db, occasions, now, known),
    readPeople(db, occasions),
  ]);
  const notices = loaded.map(noticeOrThrow);
  await settleStale(db, occasions, notices);
  const rows = occasions.flatMap((occasion, index) => {
    const notice = notices[index];
    if (!notice || notice.staleBecause !== null) return [];
    const person: Person | undefined = "userId" in occasion.to ? people.get(occasion.to.userId) : STRANGER;
    if (!person || (person.isBanned && !notice.isOwed)) return [];
    return [rowOf(occasion, notice, person, now)];
  });
  const inserted = await insert(db, onceEach(rows), now);
  if (inserted.length === 0) return;
  listeners.wake();
  tellCentres(inserted.flatMap(({ userId, inApp }) => (userId && inApp ? userId : [])));
}

/** One of each notification: facts of several aggregates may be occasions for the same, as reports and held posts are. */
function onceEach(rows: ReturnType<typeof rowOf>[]): ReturnType<typeof rowOf>[] {
  const keyOf = (row: ReturnType<typeof rowOf>) => `${row.kind} ${row.recipient} ${row.occurrence}`;
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}

/** Stale occasions are not sent; kinds with `onSettled` record the reason (an invitation shows it). */
async function settleStale(db: Db, occasions: Occasion[], notices: (Notice | null)[]): Promise<void> {
  const stale = occasions.flatMap(({ kind, subject }, index) => {
    const because = notices[index]?.staleBecause;
    return because && findKind(kind)?.onSettled ? [{ kind, subject, because }] : [];
  });
  for (const [kind, about] of groupBy(stale, (one) => one.kind)) {
    const settled = about.map(({ subject, because: error }) => ({ subject, sentAt: null, error }));
    await inTransaction(db, async (tx) => findKind(kind)?.onSettled?.(tx, settled));
  }
}

type Person = Reachable & { isBanned?: boolean };

/** By id. */
async function readPeople(db: Db, occasions: Occasion[]): Promise<Map<string, Person>> {
  const ids = new Set(occasions.flatMap(({ to }) => ("userId" in to ? to.userId : [])));
  const users = await db.user.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      timeZone: true,
      quietFrom: true,
      quietTo: true,
      phone: true,
      phoneConfirmedAt: true,
      bannedAt: true,
      pushSubscriptions: { where: { keyId: pushKeyId() ?? "" }, select: { id: true } },
      preferences: { select: { kind: true, channel: true, enabled: true } },
    },
  });
  return new Map(
    users.map(({ id, timeZone, quietFrom, quietTo, phone, phoneConfirmedAt, bannedAt, ...user }) => {
      const quiet = quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo };
      const reachable = {
        timeZone,
        quiet,
        phone: phoneConfirmedAt ? phone : null,
        hasPush: user.pushSubscriptions.length > 0,
        choices: user.preferences,
      };
      return [id, { ...reachable, isBanned: bannedAt !== null }];
    }),
  );
}

function rowOf(occasion: Occasion, notice: Notice, person: Reachable, now: Date) {
  const { kind, occurrence, subject, to, notBefore, inAppOnly, isQuiet = false } = occasion;
  const { latestAt, isOwed } = notice;
  const plan = planChannels(kind, person, { latestAt, notBefore, isOwed }, now);
  const userId = "userId" in to ? to.userId : null;
  return {
    id: newId(now),
    recipient: "userId" in to ? to.userId : `mailto:${to.address}`,
    userId,
    kind,
    occurrence,
    subject,
    eventId: notice.eventId,
    organizationId: notice.organizationId ?? null,
    groupId: notice.groupId ?? null,
    contributionId: notice.contributionId ?? null,
    isQuiet,
    inApp: userId !== null && plan.inApp,
    ...notice.brief,
    ...notice.kept,
    deliveries: (inAppOnly ? [] : plan.sent).map(({ channel, runAfter }) => ({
      id: newId(now),
      channel,
      lane: LANES.indexOf(NOTIFICATION_KINDS[kind].lane),
      runAfter,
    })),
  };
}

const newId = (now: Date) => uuidV7(now.getTime(), randomBytes(10));

/** Kinds of which the notification centre shows one per occurrence, with its present words. */
const RENEWED: KindName[] = ["hold.moved-up", "group.commented", "group.review"];

type Inserted = { userId: string | null; inApp: boolean };

/**
 * Inserts notifications with their deliveries in one statement: a person gets all their channels, or none. A notification
 * that is renewed keeps the deliveries of its first time, which say what is true when they are sent; it becomes new and
 * unread where it says something else now, unless that is no news.
 */
async function insert(db: Db, rows: ReturnType<typeof rowOf>[], now: Date): Promise<Inserted[]> {
  if (rows.length === 0) return [];
  const deliveries = rows.flatMap((row) => row.deliveries.map((one) => ({ notificationId: row.id, ...one })));
  const plain = rows.map(({ deliveries: _, isQuiet: __, ...row }) => row);
  const quiet = rows.flatMap(({ id, isQuiet }) => (isQuiet ? id : []));
  return db.$queryRaw<Inserted[]>`
    with told as (
      insert into "Notification" as old (id, recipient, "userId", kind, occurrence, subject, "eventId", "organizationId",
        "groupId", "contributionId", "inApp", title, body, path, "createdAt")
      select n.id, n.recipient, n."userId", n.kind, n.occurrence, n.subject, n."eventId", n."organizationId", n."groupId",
        n."contributionId", n."inApp", n.title, n.body, n.path, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(plain)}::jsonb) as n (id uuid, recipient text, "userId" uuid, kind text,
        occurrence text, subject jsonb, "eventId" uuid, "organizationId" uuid, "groupId" uuid, "contributionId" uuid,
        "inApp" boolean, title text, body text, path text)
      order by n.occurrence, n.kind, n.recipient
      on conflict (occurrence, kind, recipient) do update
        set title = excluded.title, body = excluded.body, path = excluded.path, subject = excluded.subject,
          "createdAt" = case when excluded.id = any(${quiet}::uuid[]) then old."createdAt" else excluded."createdAt" end,
          "readAt" = case when excluded.id = any(${quiet}::uuid[]) then old."readAt" end
        where excluded.kind = any(${RENEWED}::text[])
          and (old.title, old.path) is distinct from (excluded.title, excluded.path)
      returning id, "userId", "inApp"
    ), sent as (
      insert into "Delivery" (id, "notificationId", channel, lane, "runAfter", "createdAt")
      select d.id, d."notificationId", d.channel, d.lane, d."runAfter", ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb)
        as d (id uuid, "notificationId" uuid, channel text, lane int, "runAfter" timestamptz)
      join told on told.id = d."notificationId"
    )
    select "userId", "inApp" from told`;
}

/**
 * Tells open pages that there is something new. Not awaited and not retried: a page that missed it counts again whenever it
 * connects or is looked at.
 */
function tellCentres(userIds: string[]): void {
  const messages = [...new Set(userIds)].map((id) =>
    liveMessage(userChannel(id), "notifications.changed", {}),
  );
  publish(messages).catch((error: unknown) =>
    log().debug({ err: error }, "open pages could not be notified of new notifications"),
  );
}
