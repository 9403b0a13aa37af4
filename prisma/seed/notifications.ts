import { randomBytes } from "node:crypto";
import { uuidV7 } from "../../lib/uuid";
import type { Tx } from "../../server/db/transaction";
import { isWanted } from "../../server/domains/notifications/kinds/policy";
import type { Notice } from "../../server/notifications/kinds/kind";
import { loadNotices, noticeOrThrow } from "../../server/notifications/load-notices";
import type { Occasion } from "../../server/notifications/occasions/occasion";
import { readPages } from "../../server/notifications/occasions/table";
import type { Fact } from "../../server/outbox/sink";
import { PERSONAS } from "./personas";

/** More people than any demo event has. */
const PEOPLE_MAX = 100_000;

const dayMs = 86_400_000;

/** How many days ago the personas last read their notifications. */
const LOOKED_DAYS = 3;

const personaIds = new Set(Object.values(PERSONAS).map(({ id }) => id));

type ToPersona = Occasion & { to: { userId: string } };
const isToPersona = (occasion: Occasion): occasion is ToPersona =>
  "userId" in occasion.to && personaIds.has(occasion.to.userId);

/**
 * Creates the personas' notifications in the app from the facts of the outbox, as if they had been created at the
 * time. It creates no deliveries, so nothing is ever sent.
 */
export async function seedNotifications(tx: Tx, now: Date): Promise<void> {
  const facts = await tx.$queryRaw<Fact[]>`
    select id, seq, type, "aggregateId", payload, "createdAt", 0 as attempts, null as cursor from "OutboxEvent" order by seq`;
  const { pages } = await readPages(tx, facts, { now, limit: PEOPLE_MAX, inTurn: true });
  const occasions = pages.flatMap((page) => page.occasions).filter(isToPersona);
  const notices = (await loadNotices(tx, occasions, now)).map(noticeOrThrow);
  const data = occasions.flatMap((occasion, index) => rowOf(occasion, notices[index] ?? null, now) ?? []);
  await tx.notification.createMany({ data, skipDuplicates: true });
}

function rowOf({ kind, occurrence, subject, to }: ToPersona, notice: Notice | null, now: Date) {
  if (!notice || notice.staleBecause !== null || !isWanted(kind, "inApp", [])) return null;
  // A notification about an RSVP dates from that status; the others date from now.
  const createdAt = new Date(subject.statusAt ?? now);
  const lookedAt = new Date(now.getTime() - LOOKED_DAYS * dayMs);
  return {
    id: uuidV7(createdAt.getTime(), randomBytes(10)),
    recipient: to.userId,
    userId: to.userId,
    kind,
    occurrence,
    subject,
    eventId: notice.eventId,
    inApp: true,
    ...notice.brief,
    ...notice.kept,
    createdAt,
    readAt: createdAt < lookedAt ? lookedAt : null,
  };
}
