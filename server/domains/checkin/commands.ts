import { errorMessage } from "@/lib/error-message";
import type { Db } from "../../db/client";
import { currentTime } from "../../db/clock";
import { takeHit } from "../../db/rate-limit";
import type { Tx } from "../../db/transaction";
import { failureOfPart } from "../../part-failure";
import { applySeatList } from "../../seats/apply";
import { isOpenTo, seatsOf, whyOver } from "../../seats/availability";
import { readHeldForWaitlist } from "../../seats/held-for-waitlist";
import { isLive } from "../../seats/outcome";
import type { PoolRequest } from "../../seats/request";
import { HOST_LIMIT } from "../rsvps/commands";
import { letIn, membersOf, readRow, refusedBy, without } from "./let-in.commands";
import { type Decided, type Door, decideOnce, type LockedDoor } from "./once.commands";
import { type DoorRefusal, whyNotIn, whyShut } from "./policy";
import type { Batch, BatchAnswer, Scan, ScanAnswer, Undo } from "./schema";
import { findTarget, getDoorPool, type Target } from "./target.queries";

/**
 * Records a scan at a door. Whatever the door should say in words is an outcome; the seat, the scan and what came of
 * it are one transaction.
 * @throws DomainError session.not-found | check-in.member | check-in.nonce-used | host-action.too-many
 */
export async function scanAtDoor(db: Db, door: Door, scan: Scan): Promise<ScanAnswer> {
  await takeHit(db, HOST_LIMIT, door.viewer.id, door.now ?? null);
  return scanOnce(db, door, scan);
}

/**
 * Takes back the arrival of members of a group.
 * @throws DomainError session.not-found | check-in.nonce-used | host-action.too-many
 */
export async function undoAtDoor(db: Db, door: Door, undo: Undo): Promise<ScanAnswer> {
  await takeHit(db, HOST_LIMIT, door.viewer.id, door.now ?? null);
  return undoOnce(db, door, undo);
}

/**
 * The scans that a phone recorded while it was offline, in order. Each is decided in a transaction of its own and has
 * its own result: one that fails costs the others nothing and can be sent again under its nonce.
 */
export async function scanBatch(db: Db, door: Door, { scans, sentAt }: Batch): Promise<BatchAnswer> {
  await takeHit(db, HOST_LIMIT, door.viewer.id, door.now ?? null);
  const results: BatchAnswer["results"] = [];
  for (const { kind, ...scan } of scans) {
    const { nonce, rsvpId } = scan;
    try {
      const answer =
        kind === "undo" && rsvpId !== undefined
          ? await undoOnce(db, door, { ...scan, rsvpId, sentAt })
          : await scanOnce(db, door, { ...scan, sentAt });
      const { outcome, reason, message } = answer;
      results.push({ nonce, outcome, ...(reason && { reason, message }), answer });
    } catch (error) {
      const reason = failureOfPart(error, { nonce, eventId: door.event.id });
      results.push({ nonce, outcome: "failed", reason, message: errorMessage({ reason }), answer: null });
    }
  }
  return { results, serverNow: (door.now ?? (await currentTime(db))).toISOString() };
}

async function scanOnce(db: Db, door: Door, scan: Scan): Promise<ScanAnswer> {
  const { event, viewer } = door;
  const poolId = await getDoorPool(db, event, scan.sessionId);
  const now = door.now ?? (await currentTime(db));
  const target = await findTarget(db, { event, viewer, scan, now });
  const once = { door, poolId, kind: "arrive" as const, sent: scan };
  return decideOnce(
    db,
    once,
    (tx, locked) => decideScan(tx, { door, locked, target, scan }),
    (rsvpId) => isOf(db, rsvpId, target),
  );
}

async function undoOnce(db: Db, door: Door, undo: Undo): Promise<ScanAnswer> {
  const { event, viewer } = door;
  const poolId = await getDoorPool(db, event, undo.sessionId);
  const now = door.now ?? (await currentTime(db));
  const target = await findTarget(db, { event, viewer, scan: { rsvpId: undo.rsvpId }, now });
  const once = { door, poolId, kind: "undo" as const, sent: undo };
  return decideOnce(
    db,
    once,
    (tx, locked) => decideUndo(tx, { door, locked, target, scan: undo }),
    (rsvpId) => isOf(db, rsvpId, target),
  );
}

/** Whether a recorded scan was of this person; a scan that named no one is compared with no one. */
async function isOf(db: Db, rsvpId: string | null, { userId }: Target): Promise<boolean> {
  if (rsvpId === null || userId === undefined) return true;
  const row = await db.rsvp.findUnique({ where: { id: rsvpId }, select: { userId: true } });
  return row?.userId === userId;
}

type Deciding = {
  door: Door;
  locked: LockedDoor;
  target: Target;
  scan: { members?: number[] | undefined; sessionId?: string | undefined };
};

async function decideScan(tx: Tx, { door, locked, target, scan }: Deciding): Promise<Decided> {
  const { pool, at, now } = locked;
  if (target.userId === undefined) return refusedBy(target.refusal);
  const row = await readRow(tx, pool.id, target.userId);
  const { checkInOpensMinutes } = await tx.event.findUniqueOrThrow({
    where: { id: door.event.id },
    select: { checkInOpensMinutes: true },
  });
  const shut = whyShut(pool, checkInOpensMinutes, at);
  if (shut) return refusedBy(shut, row?.id ?? null);
  if (!row || (scan.sessionId !== undefined && !isLive(row))) {
    return refusedBy(await whyMissing(tx, { door, locked, target, scan }), row?.id ?? null);
  }
  const why = whyNotIn(row, now);
  if (why) return refusedBy(why, row.id);
  return letIn(tx, locked, { row, actorId: door.viewer.id, members: scan.members });
}

/** Why a person of the event has nothing in the pool of this door. */
async function whyMissing(tx: Tx, { door, locked, target, scan }: Deciding): Promise<DoorRefusal> {
  if (scan.sessionId === undefined) return { reason: "check-in.not-on-list" };
  const atEvent = await readRow(tx, door.event.poolId, target.userId ?? "");
  if (!atEvent) return { reason: "check-in.not-on-list" };
  if (atEvent.status !== "confirmed") {
    return whyNotIn(atEvent, locked.now) ?? { reason: "check-in.no-seat" };
  }
  const { pool, now } = locked;
  const held = await readHeldForWaitlist(tx, [pool]);
  const seats = seatsOf({ ...pool, heldForWaitlist: held.has(pool.id) });
  const canWalkIn = whyOver(pool, now) === null && isOpenTo(seats, 1);
  return { reason: "check-in.not-in-session", details: { canWalkIn } };
}

async function decideUndo(tx: Tx, { door, locked, target, scan }: Deciding): Promise<Decided> {
  const { pool, poolIds, now } = locked;
  const row = target.userId === undefined ? null : await readRow(tx, pool.id, target.userId);
  if (!row) return refusedBy({ reason: "check-in.not-on-list" });
  const request: PoolRequest = {
    kind: "undo-check-in",
    rsvpId: row.id,
    actorId: door.viewer.id,
    poolId: pool.id,
    members: scan.members,
  };
  const [answer] = await applySeatList(tx, { poolIds, requests: [request], now });
  if (!answer) throw new Error("an undo was not answered");
  if (!answer.outcome.ok) return refusedBy(answer.outcome, row.id);
  return { outcome: "undone", rsvpId: row.id, members: without(row.checkedInMembers, membersOf(answer)) };
}
