import { whyOver } from "../availability";
import type { PoolDraft } from "../draft";
import type { RsvpFacts } from "../facts";
import { done, refused, type SeatOutcome, settled } from "../outcome";
import { doorOpensAt, freeSeats } from "../promotion";
import type { RequestOf } from "../request";

/**
 * Notes that a waitlisted person is at the door, and gives unclaimed seats away if it is time. People at the door are
 * served in the order in which they came there, whatever their place in the queue.
 */
export function waitAtDoor(draft: PoolDraft, { rsvpId, actorId }: RequestOf<"wait-at-door">): SeatOutcome {
  const row = draft.row(rsvpId);
  if (!row) return refused("rsvp.not-found");
  if (row.status !== "waitlisted") return { ...refused("rsvp.not-waiting"), rsvpId };
  const over = whyOver(draft.pool, draft.now);
  if (over) return { ...refused(over), rsvpId };
  const isNew = row.onSiteAt === null;
  if (isNew) {
    row.onSiteAt = draft.now;
    draft.touch(row);
    draft.note(row, "at-door", row.status, actorId, {});
  }
  giveUnclaimed(draft, actorId);
  return settled(row, isNew || row.status !== "waitlisted");
}

/** Gives unclaimed seats to the people at the door, if it is time. */
export function serveDoor(draft: PoolDraft, { actorId }: RequestOf<"serve-door">): SeatOutcome {
  return done(giveUnclaimed(draft, actorId));
}

/** @returns whether a person at the door got a seat */
function giveUnclaimed(draft: PoolDraft, actorId: string | null): boolean {
  const opensAt = doorOpensAt(draft.pool);
  if (opensAt === null || draft.now < opensAt || whyOver(draft.pool, draft.now)) return false;
  const waiting = draft
    .rowsIn("waitlisted")
    .filter((row) => row.onSiteAt && !draft.barred.has(row.userId))
    .filter((row) => draft.beside.clashesOf(row.userId, row.dropIfIn).length === 0)
    .sort((a, b) => (a.onSiteAt?.getTime() ?? 0) - (b.onSiteAt?.getTime() ?? 0) || (a.id < b.id ? -1 : 1));
  let isServed = false;
  for (const row of waiting) {
    const leaving = unclaimedFor(draft, row.seats - freeSeats(draft.pool));
    if (!leaving) continue;
    for (const absent of leaving) draft.move(absent, "cancelled", "released", actorId);
    draft.move(row, "confirmed", "seated-at-door", actorId);
    isServed = true;
  }
  return isServed;
}

/** The newest parties of which no member has arrived, as many as free these seats; null where all are not enough. */
function unclaimedFor(draft: PoolDraft, seats: number): RsvpFacts[] | null {
  const absent = draft
    .rowsIn("confirmed")
    .filter((row) => row.checkedInSeats === 0 && row.statusAt < draft.now)
    .sort((a, b) => b.statusAt.getTime() - a.statusAt.getTime() || (a.id < b.id ? 1 : -1));
  const leaving: RsvpFacts[] = [];
  let freed = 0;
  for (const row of absent) {
    if (freed >= seats) break;
    leaving.push(row);
    freed += row.seats;
  }
  return freed >= seats ? leaving : null;
}
