import type { Tx } from "../../db/transaction";
import { appendEvents } from "../../outbox/append";
import type { DomainEvent } from "../../outbox/catalog";
import type { AvailabilityStatus } from "../availability/schema";
import { linesOf } from "./ledger.policy";
import { decideQueue } from "./queue.policy";
import type { QueueDecision, QueueEntry, QueueFact, QueueRequest } from "./queue.schema";
import { type LockedQueue, lockQueue, readWindow } from "./queue-window.queries";

/** Columns of the entry that a request names which the queue itself does not know. */
export type Extra = { convertedRfpId?: string; cancellationNotes?: string };

export type Decided = QueueDecision & {
  at: Date;
  venue: LockedQueue["venue"];
  /** The badge that everyone saw before. */
  before: AvailabilityStatus;
};

type Asking = {
  venueId: string;
  /** What is asked; or what is asked of the venue as it is under the lock. */
  request: QueueRequest | ((venue: LockedQueue["venue"]) => QueueRequest);
  /** Null = the database's clock under the lock. */
  now: Date | null;
  /** What else happens in this transaction where the request is not refused, before the queue is written. */
  also?: (decided: Decided) => Promise<Extra | undefined>;
};

/**
 * Decides one request to the queue of a venue and writes what it changed, with its facts and lines. This is the only way in
 * which an entry changes, and its cost does not grow with the queue. A refusal is returned and not thrown, because what time
 * has ended is written nevertheless.
 * @throws DomainError not-found venue.not-found; whatever `also` throws, and then nothing is written
 */
export async function decideVenueQueue(tx: Tx, { venueId, now, also, ...asked }: Asking): Promise<Decided> {
  const { venue, at } = await lockQueue(tx, venueId, now);
  const request = typeof asked.request === "function" ? asked.request(venue) : asked.request;
  const queue = await readWindow(tx, venue, namedBy(request), at);
  const decided = { ...decideQueue(queue, request, at), at, venue, before: queue.status };
  const extra = decided.refusal === null ? await also?.(decided) : undefined;
  await writeEntries(tx, changedIn(queue.entries, decided.queue.entries), { at, request, extra });
  const ended = decided.facts.some(({ type }) => type === "deactivated")
    ? await endAll(tx, venueId, decided)
    : [];
  await writeQueue(tx, venueId, decided);
  await tell(tx, venueId, decided, ended);
  return decided;
}

function namedBy(request: QueueRequest) {
  if (request.kind === "join") return { organizationId: request.organizationId };
  if (request.kind === "close") return { entryIds: request.ids };
  return "id" in request ? { entryIds: [request.id] } : {};
}

/** Entries that the decision changed; not one that joined, which is inserted by its command. */
function changedIn(before: QueueEntry[], after: QueueEntry[]): QueueEntry[] {
  const texts = new Map(before.map((entry) => [entry.id, JSON.stringify(entry)]));
  return after.filter((entry) => {
    const text = texts.get(entry.id);
    return text !== undefined && text !== JSON.stringify(entry);
  });
}

type Writing = { at: Date; request: QueueRequest; extra: Extra | undefined };

/** Ended entries are written before those that get a hold: the database allows one live hold at a time. */
async function writeEntries(tx: Tx, entries: QueueEntry[], { at, request, extra }: Writing): Promise<void> {
  const named = "id" in request ? request.id : null;
  const rows = entries.map((entry) => (entry.id === named ? { ...entry, ...extra } : entry));
  for (const part of [rows.filter(({ endedAt }) => endedAt), rows.filter(({ endedAt }) => !endedAt)]) {
    if (part.length === 0) continue;
    await tx.$executeRaw`
      update "VenueWaitlistEntry" e set status = n.status::"VenueWaitlistStatus", "isPaused" = n."isPaused",
        "holdOfferedAt" = n."holdOfferedAt", "holdExpiresAt" = n."holdExpiresAt", "holdRemindedAt" = n."holdRemindedAt",
        "nudgedAt" = n."nudgedAt", "isStillInterested" = n."isStillInterested", "endedAt" = n."endedAt",
        "endReason" = n."endReason", "convertedRfpId" = n."convertedRfpId",
        "cancellationNotes" = n."cancellationNotes", "updatedAt" = ${at}
      from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as n (id text, status text, "isPaused" boolean,
        "holdOfferedAt" timestamptz, "holdExpiresAt" timestamptz, "holdRemindedAt" timestamptz, "nudgedAt" timestamptz,
        "isStillInterested" boolean, "endedAt" timestamptz, "endReason" text, "convertedRfpId" uuid,
        "cancellationNotes" text)
      where e.id = n.id`;
  }
}

type Ended = Pick<QueueEntry, "id" | "organizationId">;

/** Ends every entry that still waits, of whatever number, in one statement. @returns all that the decision ended too */
async function endAll(tx: Tx, venueId: string, { queue, at }: Decided): Promise<Ended[]> {
  const others = await tx.$queryRaw<Ended[]>`
    update "VenueWaitlistEntry" set status = 'expired', "endReason" = 'queue_deactivated', "endedAt" = ${at},
      "isPaused" = false, "updatedAt" = ${at}
    where "venueId" = ${venueId}::uuid and status in ('waiting', 'offered')
    returning id, "organizationId"`;
  const own = queue.entries.filter(
    ({ endReason, endedAt }) => endReason === "queue_deactivated" && endedAt?.getTime() === at.getTime(),
  );
  return [...own, ...others];
}

async function writeQueue(tx: Tx, venueId: string, { queue, venue, before, at }: Decided): Promise<void> {
  const { nextNumber, breakerResolvedAt, status } = queue;
  const isSame = nextNumber === venue.nextNumber && breakerResolvedAt === venue.breakerResolvedAt;
  if (isSame && status === before) return;
  const badge = status === before ? {} : { availabilityStatus: status, availabilityUpdatedAt: at };
  await tx.venue.update({
    where: { id: venueId },
    data: { nextQueueNumber: nextNumber, breakerResolvedAt, ...badge },
    select: { id: true },
  });
}

/** Appends the facts, and the ledger lines that explain each waiting entry's position. */
async function tell(tx: Tx, venueId: string, decided: Decided, ended: Ended[]): Promise<void> {
  const { facts, queue, before, at } = decided;
  const lines = linesOf(decided, before, at);
  if (lines.length > 0) {
    await tx.venueWaitlistLine.createMany({ data: lines.map((line) => ({ venueId, ...line })) });
  }
  const entryOf = new Map(queue.entries.map((entry) => [entry.id, entry]));
  const lapsed = ended.map(
    ({ id, organizationId }): DomainEvent => ({
      type: "venueHold.lapsed",
      aggregateId: venueId,
      payload: { venueId, entryId: id, organizationId },
    }),
  );
  const events = [...facts.map((fact) => eventOf(fact, venueId, entryOf)), ...lapsed];
  const badge: DomainEvent = { type: "venue.badge-changed", aggregateId: venueId, payload: { venueId } };
  await appendEvents(tx, queue.status === before ? events : [badge, ...events]);
}

function eventOf(fact: QueueFact, venueId: string, entryOf: Map<string, QueueEntry>): DomainEvent {
  const aggregateId = venueId;
  if (fact.type === "moved-up") {
    const { type, afterNumber } = fact;
    return { type: `venueHold.${type}`, aggregateId, payload: { venueId, afterNumber } };
  }
  if (!("entryId" in fact)) return { type: `venueHold.${fact.type}`, aggregateId, payload: { venueId } };
  const { type, entryId } = fact;
  const organizationId = entryOf.get(entryId)?.organizationId;
  if (!organizationId) throw new Error(`the queue tells of an entry that it does not have: ${entryId}`);
  return { type: `venueHold.${type}`, aggregateId, payload: { venueId, entryId, organizationId } };
}
