import type { Db } from "../../db/client";
import { inTransaction } from "../../db/transaction";
import { DomainError } from "../../errors";
import { appendEvents } from "../../outbox/append";
import { changePoolTerms } from "../../seats/pools";
import { lockEvent } from "../events/event-lock.queries";
import { nameMovingPeople } from "../events/moving-people.queries";
import { whyNotEditable } from "../events/policy";
import type { ProgramEvent } from "./commands";
import { placeEdits, saveEdits, termsAfter } from "./edits.commands";
import { changesIn, changesTerms, faultsOfTimes, poolStateOf } from "./policy";
import { getSession } from "./queries";
import type { SessionChanges, SessionDetails } from "./schema";

export type SessionTarget = {
  event: ProgramEvent;
  session: { id: string; poolId: string };
  actorId: string;
  /** Null = the database's clock, read under the locks of the event. */
  now: Date | null;
};

type Edit = SessionTarget & {
  changes: SessionChanges;
  /** The version that the edit is based on; left out = it applies whatever else was changed meanwhile. */
  expectedVersion?: number | undefined;
  /** Consent to move exactly these RSVPs back into the queue, so that a smaller capacity holds. */
  moving?: string[] | undefined;
};

/**
 * Applies `changes`; where the session already is as requested, nothing happens, whatever the version. New times,
 * seats and rules serve the queues of the event's sessions in the same transaction. A new time or room of a published
 * session is recorded, so that its guests are told once.
 * @throws DomainError not-found; invalid session.times; conflict event.cancelled, session.cancelled,
 * session.changed-meanwhile with the current session, capacity.below-taken and capacity.moves-changed with the people
 * who would move
 */
export async function editSession(
  db: Db,
  { event, session, changes: asked, expectedVersion, moving, actorId, ...given }: Edit,
): Promise<SessionDetails> {
  return inTransaction(db, async (tx) => {
    const program = await lockEvent(tx, event, given.now);
    const before = await getSession(tx, session.id);
    const changes = changesIn(before, asked);
    if (Object.keys(changes).length === 0) return before;
    const closed = whyNotEditable(program) ?? (before.status === "cancelled" ? "session.cancelled" : null);
    if (closed) throw new DomainError(closed);
    if (expectedVersion !== undefined && before.version !== expectedVersion) {
      throw new DomainError("session.changed-meanwhile", { session: before });
    }
    const { startsAt = new Date(before.startsAt), endsAt = new Date(before.endsAt) } = changes;
    const fields = faultsOfTimes({ startsAt, endsAt });
    if (fields.length > 0) throw new DomainError("session.times", { fields });
    const [edit] = await placeEdits(tx, event.id, [{ before, changes }]);
    if (!edit) throw new Error("an edit lost its place");
    if (changesTerms(changes)) {
      const terms = termsAfter(program, edit);
      await changePoolTerms(tx, session.poolId, { terms, moving, actorId, now: program.at }).catch(
        (error: unknown) => nameMovingPeople(tx, error),
      );
    }
    await saveEdits(tx, program, { edits: [edit], actorId });
    return getSession(tx, session.id);
  });
}

export type Removed = { outcome: "deleted" | "cancelled"; session: SessionDetails | null };

/**
 * Deletes a session that no person ever answered, and cancels any other: its RSVPs stay as a record and no longer keep
 * anyone from other sessions at that time, whose queues are served. A repeat changes nothing.
 * @throws DomainError conflict event.cancelled, session.over
 */
export function removeSession(
  db: Db,
  { event, session, actorId, ...given }: SessionTarget,
): Promise<Removed> {
  return inTransaction(db, async (tx) => {
    const { status, at: now } = await lockEvent(tx, event, given.now);
    const closed = whyNotEditable({ status });
    if (closed) throw new DomainError(closed);
    const before = await getSession(tx, session.id);
    const fact = { aggregateId: session.id, payload: { sessionId: session.id, eventId: event.id } };
    const rsvp = await tx.rsvp.findFirst({ where: { poolId: session.poolId }, select: { id: true } });
    if (!rsvp) {
      await tx.seatPool.delete({ where: { id: session.poolId }, select: { id: true } });
      await tx.session.delete({ where: { id: session.id }, select: { id: true } });
      if (before.status === "scheduled") await appendEvents(tx, [{ type: "session.cancelled", ...fact }]);
      return { outcome: "deleted", session: null };
    }
    if (before.status === "cancelled") return { outcome: "cancelled", session: before };
    if (status === "published" && new Date(before.endsAt) <= now) throw new DomainError("session.over");
    await changePoolTerms(tx, session.poolId, { terms: { state: "cancelled" }, actorId, now });
    await tx.session.update({
      where: { id: session.id },
      data: { cancelledAt: now, version: { increment: 1 }, sequence: { increment: 1 } },
      select: { id: true },
    });
    await appendEvents(tx, [{ type: "session.cancelled", ...fact }]);
    return { outcome: "cancelled", session: await getSession(tx, session.id) };
  });
}

/**
 * Undoes the cancellation of a session: everyone has the seat or the place in the queue that they had. Where a person
 * has booked another session at that time since, both are theirs, and the clash is shown to them. Its room and track may
 * have changed meanwhile, so its terms are read from them again. A repeat changes nothing.
 * @throws DomainError conflict event.cancelled, session.over, capacity.below-taken where its room has become too small
 */
export function restoreSession(
  db: Db,
  { event, session, actorId, ...given }: SessionTarget,
): Promise<SessionDetails> {
  return inTransaction(db, async (tx) => {
    const program = await lockEvent(tx, event, given.now);
    const { status, at: now } = program;
    if (status === "cancelled") throw new DomainError("event.cancelled");
    const before = await getSession(tx, session.id);
    if (before.status === "scheduled") return before;
    if (new Date(before.endsAt) <= now) throw new DomainError("session.over");
    const state = poolStateOf({ status }, { isCancelled: false });
    const [edit] = await placeEdits(tx, event.id, [{ before, changes: {} }]);
    const terms = { state, ...(edit && termsAfter(program, edit)) };
    await changePoolTerms(tx, session.poolId, { terms, actorId, now }).catch((error: unknown) =>
      nameMovingPeople(tx, error),
    );
    await tx.session.update({
      where: { id: session.id },
      data: { cancelledAt: null, version: { increment: 1 }, sequence: { increment: 1 } },
      select: { id: true },
    });
    const fact = { aggregateId: session.id, payload: { sessionId: session.id, eventId: event.id } };
    await appendEvents(tx, [{ type: "session.restored", ...fact }]);
    return getSession(tx, session.id);
  });
}
