import type { Tx } from "../../db/transaction";
import { applySeatList, type SeatAnswer } from "../../seats/apply";
import type { PoolRequest } from "../../seats/request";
import type { Decided, LockedDoor } from "./once.commands";
import type { DoorRefusal } from "./policy";

export const refusedBy = ({ reason, details }: DoorRefusal, rsvpId: string | null = null): Decided => ({
  outcome: "refused",
  reason,
  details,
  rsvpId,
  members: [],
});

type Row = NonNullable<Awaited<ReturnType<typeof readRow>>>;

/** The RSVP of a person in a pool, under its lock. */
export function readRow(tx: Tx, poolId: string, userId: string) {
  return tx.rsvp.findUnique({
    where: { poolId_userId: { poolId, userId } },
    select: {
      id: true,
      status: true,
      seats: true,
      offerExpiresAt: true,
      barredAt: true,
      checkedInMembers: true,
    },
  });
}

/**
 * Checks members of a party in. A person of the waitlist is noted as waiting at the door first, which may seat them.
 * @throws DomainError check-in.member
 */
export async function letIn(
  tx: Tx,
  { pool, poolIds, now }: LockedDoor,
  { row, actorId, members }: { row: Row; actorId: string; members: number[] | undefined },
): Promise<Decided> {
  const { id: rsvpId } = row;
  const named = { rsvpId, actorId, poolId: pool.id };
  const requests: PoolRequest[] = [
    ...(row.status === "waitlisted" ? [{ kind: "wait-at-door" as const, ...named }] : []),
    { kind: "check-in" as const, ...named, members },
  ];
  const answers = await applySeatList(tx, { poolIds, requests, now });
  const [first, last] = [answers.at(0), answers.at(-1)];
  if (!first || !last) throw new Error("a scan was not answered");
  if (row.status === "waitlisted") {
    if (!first.outcome.ok) return refusedBy(first.outcome, rsvpId);
    if (last.rsvp?.status === "waitlisted") return { outcome: "waiting", rsvpId, members: [] };
  }
  if (!last.outcome.ok) return refusedBy(last.outcome, rsvpId);
  const asked = members ?? Array.from({ length: row.seats }, (_, member) => member);
  if (!last.outcome.changed) return { outcome: "already", rsvpId, members: asked };
  return { outcome: "arrived", rsvpId, members: without(membersOf(last), row.checkedInMembers) };
}

export const membersOf = ({ rsvp }: SeatAnswer) => rsvp?.checkedInMembers ?? [];

export const without = (members: number[], gone: number[]) =>
  members.filter((member) => !gone.includes(member));
