import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import type { Viewer } from "../accounts/schema";
import { whyNotUndo } from "../groups/access/policy";
import { recordAction } from "../groups/actions.commands";
import { lockPeople } from "./actors.commands";

export type OnPerson = { groupId: string; userId: string; viewer: Viewer; reason: string; now: Date };
export type Suspension = { userId: string; suspendedUntil: string | null };

/** Each sends a message to the person. Lifting a suspension counts as suspending. */
const LIMITS = {
  warn: { name: "member-warn", hitsMax: 60, windowSeconds: 3_600 },
  suspend: { name: "member-suspend", hitsMax: 60, windowSeconds: 3_600 },
} as const satisfies Record<string, Limit>;

/** Counts an act on a person, also where it answers a report. @throws DomainError rate-limited */
export function takePersonHit(db: Db, act: keyof typeof LIMITS, actorId: string): Promise<void> {
  return takeHit(db, LIMITS[act], actorId);
}

/**
 * Warns a member: they get the reason, and the log names it.
 * @throws DomainError forbidden by `lockPeople`; not-found where they are no member; rate-limited
 */
export async function warnMember(db: Db, order: OnPerson): Promise<Suspension> {
  await takePersonHit(db, "warn", order.viewer.id);
  return inTransaction(db, (tx) => warn(tx, order));
}

export async function warn(tx: Tx, order: OnPerson): Promise<Suspension> {
  const { target, actorId } = await lockTarget(tx, order);
  const { groupId, userId, reason, now } = order;
  await recordAction(tx, { groupId, at: now, actorId, kind: "warned", personId: userId, reason });
  return { userId, suspendedUntil: target.suspendedUntil?.toISOString() ?? null };
}

/**
 * A member reads and does not write until then. While a suspension by the site lasts, only the site changes or lifts it.
 * @param order.until null lifts a suspension. The same end again changes nothing.
 * @throws DomainError forbidden by `lockPeople`, `moderation.by-site`; not-found where they are no member; invalid for an end in the
 * past; rate-limited
 */
export async function suspendMember(db: Db, order: OnPerson & { until: Date | null }): Promise<Suspension> {
  await takePersonHit(db, "suspend", order.viewer.id);
  return inTransaction(db, (tx) => suspend(tx, order));
}

export async function suspend(tx: Tx, order: OnPerson & { until: Date | null }): Promise<Suspension> {
  const { groupId, userId, reason, now, until } = order;
  if (until && until <= now) {
    throw new DomainError("input.invalid", {
      fields: [{ field: "until", message: "Choose an end in the future." }],
    });
  }
  const { target, actor, actorId } = await lockTarget(tx, order);
  const answer = { userId, suspendedUntil: until?.toISOString() ?? null };
  const present = target.suspendedUntil && target.suspendedUntil > now ? target.suspendedUntil : null;
  const isSite = actorId === null;
  const isNowBySite = present !== null && target.suspendedBySite;
  if (present?.getTime() === until?.getTime() && (until === null || isNowBySite || !isSite)) return answer;
  const why = whyNotUndo(actor, isNowBySite);
  if (why) throw new DomainError(why);
  await tx.groupMember.update({
    where: { groupId_userId: { groupId, userId } },
    data: { suspendedUntil: until, suspendedBySite: until !== null && isSite },
    select: { userId: true },
  });
  const kind = until ? "suspended" : "unsuspended";
  await recordAction(tx, { groupId, at: now, actorId, kind, personId: userId, reason, until });
  return answer;
}

async function lockTarget(tx: Tx, { groupId, userId, viewer, now }: OnPerson) {
  const { target, actor, actorId } = await lockPeople(tx, {
    groupId,
    viewer,
    targetId: userId,
    isJudged: true,
    now,
  });
  if (!target) throw notFound("person");
  return { target, actor, actorId };
}
