import type { Db } from "../../db/client";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import type { Viewer } from "../accounts/schema";
import { lockPeople } from "./actors.commands";
import { recordAction } from "./log.commands";

export type OnPerson = { groupId: string; userId: string; viewer: Viewer; reason: string; now: Date };
export type Suspension = { userId: string; suspendedUntil: string | null };

/**
 * Warns a member: they get the reason, and the log names it.
 * @throws DomainError forbidden by `lockPeople`; not-found where they are no member
 */
export function warnMember(db: Db, order: OnPerson): Promise<Suspension> {
  return inTransaction(db, (tx) => warn(tx, order));
}

export async function warn(tx: Tx, order: OnPerson): Promise<Suspension> {
  const { target, actorId } = await lockTarget(tx, order);
  const { groupId, userId, reason, now } = order;
  await recordAction(tx, { groupId, at: now, actorId, kind: "warned", personId: userId, reason });
  return { userId, suspendedUntil: target.suspendedUntil?.toISOString() ?? null };
}

/**
 * A member reads and does not write until then.
 * @param order.until null lifts a suspension. The same end again changes nothing.
 * @throws DomainError forbidden by `lockPeople`; not-found where they are no member; invalid for an end in the past
 */
export function suspendMember(db: Db, order: OnPerson & { until: Date | null }): Promise<Suspension> {
  return inTransaction(db, (tx) => suspend(tx, order));
}

export async function suspend(tx: Tx, order: OnPerson & { until: Date | null }): Promise<Suspension> {
  const { groupId, userId, reason, now, until } = order;
  if (until && until <= now) {
    throw new DomainError("input.invalid", {
      fields: [{ field: "until", message: "Choose an end in the future." }],
    });
  }
  const { target, actorId } = await lockTarget(tx, order);
  const answer = { userId, suspendedUntil: until?.toISOString() ?? null };
  const present = target.suspendedUntil && target.suspendedUntil > now ? target.suspendedUntil : null;
  if (present?.getTime() === until?.getTime()) return answer;
  await tx.groupMember.update({
    where: { groupId_userId: { groupId, userId } },
    data: { suspendedUntil: until },
    select: { userId: true },
  });
  const kind = until ? "suspended" : "unsuspended";
  await recordAction(tx, { groupId, at: now, actorId, kind, personId: userId, reason, until });
  return answer;
}

async function lockTarget(tx: Tx, { groupId, userId, viewer, now }: OnPerson) {
  const { target, actorId } = await lockPeople(tx, {
    groupId,
    viewer,
    targetId: userId,
    isJudged: true,
    now,
  });
  if (!target) throw notFound("person");
  return { target, actorId };
}
