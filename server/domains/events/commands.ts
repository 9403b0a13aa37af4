import type { Db } from "../../db/client";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError } from "../../errors";
import { appendEvent, appendEvents } from "../../outbox/append";
import { lockEventMaker, mayMakeEvents } from "../groups/event-makers.queries";
import { visibilityAt } from "./access/policy";
import type { EventAccess } from "./access/queries";
import { withWholeDays } from "./all-day.policy";
import { recordChange } from "./changes/commands";
import { claimCover } from "./cover.commands";
import { type LockedEvent, lockEvent } from "./event-lock.queries";
import { endRightsOfMembers } from "./leaving-group.commands";
import { nameMovingPeople } from "./moving-people.queries";
import {
  faultsOf,
  faultsOfMove,
  whyNotCancellable,
  whyNotEditable,
  whyNotPublishable,
  whyNotRestorable,
  withoutMembersFirst,
} from "./policy";
import { changeEventTerms, changeProgramState } from "./program.commands";
import { getEvent } from "./queries";
import { setQuestions } from "./questions/commands";
import { isSameForm } from "./questions/policy";
import { listQuestions } from "./questions/queries";
import { armReminders } from "./reminders/commands";
import { factsIn, isRescheduled, realChanges, slugAfter, termsIn } from "./save.policy";
import type { EventChanges, EventDetails } from "./schema";

/** The change's event, actor and time; `now` null = the database's clock, read under the locks of the event. */
type Change = { event: EventAccess; actorId: string; now: Date | null };

type Edit = Change & {
  changes: EventChanges;
  /** The version that the edit is based on; left out = the edit applies even if other changes happened meanwhile. */
  expectedVersion?: number | undefined;
  /** Consent to move exactly these RSVPs back into the queue, so that a smaller capacity holds. */
  moving?: string[] | undefined;
};

/**
 * Applies `changes`. Where the event already is as requested, nothing happens, whatever the version. More seats
 * promote the waitlist in the same transaction, and reminders move with the start.
 * @throws DomainError conflict `event.changed-meanwhile` with the current event, `event.cancelled`,
 * `capacity.below-taken` and `capacity.moves-changed` with the `people` who would move; invalid with the invalid
 * fields; and for a new group like `lockEventMaker`
 */
export async function editEvent(
  db: Db,
  { event, changes: asked, expectedVersion, moving, actorId, ...given }: Edit,
): Promise<EventDetails> {
  return inTransaction(db, async (tx) => {
    const before = await lockEvent(tx, event, given.now);
    const { at: now } = before;
    const read = () => getEvent(tx, { eventId: event.id, role: event.role, viewerId: actorId, now });
    const { questions, ...changes } = realChanges(before, withoutMembersFirst(withWholeDays(before, asked)));
    const asksAnew = questions !== undefined && !isSameForm(await listQuestions(tx, event.id), questions);
    if (!asksAnew && Object.keys(changes).length === 0) return read();
    const closed = whyNotEditable(before);
    if (closed) throw new DomainError(closed);
    if (expectedVersion !== undefined && before.version !== expectedVersion) {
      throw new DomainError("event.changed-meanwhile", { event: await read() });
    }
    refuseFaults(before, changes, now);
    if (changes.groupId) await lockEventMaker(tx, { groupId: changes.groupId, userId: actorId }, now);
    await claimCover(tx, { coverUrl: changes.coverUrl, actorId, eventId: event.id });
    const { overlapsAllowed } = changes;
    await changeEventTerms(tx, {
      ...{ event, terms: termsIn(changes), overlapsAllowed, moving, actorId, now },
    }).catch((error: unknown) => nameMovingPeople(tx, error));
    if (asksAnew) await setQuestions(tx, { eventId: event.id, questions, now });
    await tx.event.update({
      where: { id: event.id },
      data: { ...factsIn(changes), slug: slugAfter(before, changes.title), version: { increment: 1 } },
    });
    if (changes.startsAt ?? changes.timeZone ?? changes.allDay !== undefined)
      await armReminders(tx, [event.id], now);
    const wasClosed = visibilityAt(before, now) === "private";
    if (changes.groupId !== undefined && before.groupId && wasClosed)
      await endRightsOfMembers(tx, { eventId: event.id, groupId: before.groupId });
    const fact = { aggregateId: event.id, payload: { eventId: event.id } };
    const isMoved = before.status === "published" && isRescheduled(before, changes);
    if (isMoved) await recordChange(tx, { eventId: event.id, before, now });
    await appendEvents(tx, [
      { type: "event.changed", ...fact },
      ...(isMoved ? [{ type: "event.rescheduled" as const, ...fact }] : []),
    ]);
    return read();
  });
}

const CHECKED = [
  ...(["startsAt", "endsAt", "rsvpOpensAt", "rsvpClosesAt", "allDay"] as const),
  ...(["membersFirstUntil", "groupId", "visibility"] as const),
] as const;

/** Only fields that the edit names can make it invalid. */
function refuseFaults(before: LockedEvent, changes: EventChanges, now: Date): void {
  if (CHECKED.every((field) => changes[field] === undefined)) return;
  const { startsAt = before.startsAt, endsAt = before.endsAt, allDay = before.allDay } = changes;
  const { rsvpOpensAt = before.rsvpOpensAt, rsvpClosesAt = before.rsvpClosesAt } = changes;
  const { membersFirstUntil = before.membersFirstUntil } = changes;
  const { groupId = before.groupId, visibility = before.visibility } = changes;
  const times = { startsAt, endsAt, allDay, rsvpOpensAt, rsvpClosesAt, membersFirstUntil };
  const after = { ...times, groupId, visibility };
  const fields = [...faultsOf(after), ...faultsOfMove(before, after, now)];
  if (fields.length > 0) throw new DomainError("input.invalid", { fields });
}

/**
 * Opens the event for RSVPs. A repeat changes nothing.
 * @throws DomainError conflict event.cancelled, event.past; forbidden event.not-for-group where its host may make events in
 * its group no longer
 */
export function publishEvent(db: Db, change: Change): Promise<EventDetails> {
  return moveEvent(db, change, {
    to: "published",
    state: "open",
    fact: "published",
    whyNot: whyNotPublishable,
  });
}

/** The core of `cancelEvent`, for callers outside the event's team: an operator, or a job without an actor. */
export function cancelEventIn(tx: Tx, change: Move): Promise<boolean> {
  return moveEventIn(tx, change, CANCELLING);
}

/**
 * Undoes a cancellation. Everyone has the seat or the place in the queue that they had and did not give up
 * meanwhile, and every open offer gets its full window again. A repeat changes nothing. An event that an operator
 * cancelled can be restored only by an operator.
 * @throws DomainError conflict event.not-published, event.past, event.restore-ended; forbidden event.called-off,
 * event.not-for-group
 */
export function restoreEvent(
  db: Db,
  { event, actorId, isOperator, ...given }: Change & { isOperator: boolean },
): Promise<EventDetails> {
  return inTransaction(db, async (tx) => {
    const { at: now } = await lockEvent(tx, event, given.now);
    if (!isOperator && (await wasCalledOffByOperator(tx, event))) {
      throw new DomainError("event.called-off");
    }
    await moveEventIn(tx, { event, actorId, now }, RESTORING);
    return getEvent(tx, { eventId: event.id, role: event.role, viewerId: actorId, now });
  });
}

/** Reads the ledger: a job has no actor, and an operator is not a host of the event. */
async function wasCalledOffByOperator(tx: Tx, { poolId, hostId, status }: EventAccess): Promise<boolean> {
  if (status !== "cancelled") return false;
  const line = await tx.rsvpLedger.findFirst({
    where: { poolId, action: "terms-changed", detail: { path: ["changed"], equals: "state" } },
    orderBy: { id: "desc" },
    select: { actorId: true },
  });
  if (!line || line.actorId === hostId) return false;
  const actor =
    line.actorId && (await tx.user.findUnique({ where: { id: line.actorId }, select: { role: true } }));
  return !actor || actor.role === "admin";
}

/**
 * Cancels the event; seats and queue stay as a record.
 * @throws DomainError conflict event.not-published, event.past
 */
export function cancelEvent(db: Db, change: Change): Promise<EventDetails> {
  return moveEvent(db, change, CANCELLING);
}

type Target = Pick<EventAccess, "id" | "poolId">;

type Move = { event: Target; actorId: string | null; now: Date | null };

type Direction = {
  to: "published" | "cancelled";
  state: "open" | "cancelled";
  fact: "published" | "cancelled" | "restored";
  whyNot: typeof whyNotPublishable | typeof whyNotCancellable | typeof whyNotRestorable;
};

const CANCELLING: Direction = {
  to: "cancelled",
  state: "cancelled",
  fact: "cancelled",
  whyNot: whyNotCancellable,
};
const RESTORING: Direction = {
  to: "published",
  state: "open",
  fact: "restored",
  whyNot: whyNotRestorable,
};

function moveEvent(
  db: Db,
  { event, actorId, ...given }: Change,
  direction: Direction,
): Promise<EventDetails> {
  return inTransaction(db, async (tx) => {
    const { at: now } = await lockEvent(tx, event, given.now);
    await moveEventIn(tx, { event, actorId, now }, direction);
    return getEvent(tx, { eventId: event.id, role: event.role, viewerId: actorId, now });
  });
}

/** @returns false if the event already had that status */
async function moveEventIn(
  tx: Tx,
  { event, actorId, ...given }: Move,
  { to, state, fact, whyNot }: Direction,
): Promise<boolean> {
  const before = await lockEvent(tx, event, given.now);
  const { at: now } = before;
  if (before.status === to) return false;
  const refusal = whyNot(before, now);
  if (refusal) throw new DomainError(refusal);
  const maker = { groupId: before.groupId, userId: before.hostId };
  if (to === "published" && !(await mayMakeEvents(tx, maker, now)))
    throw new DomainError("event.not-for-group");
  await changeProgramState(tx, { event, state, actorId, now });
  const at = {
    published: { publishedAt: now },
    cancelled: { cancelledAt: now },
    restored: { cancelledAt: null },
  }[fact];
  await tx.event.update({
    where: { id: event.id },
    data: { status: to, ...at, version: { increment: 1 } },
  });
  if (to === "published") await armReminders(tx, [event.id], now);
  await appendEvent(tx, { type: `event.${fact}`, aggregateId: event.id, payload: { eventId: event.id } });
  return true;
}
