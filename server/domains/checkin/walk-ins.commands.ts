import { createHmac, randomBytes } from "node:crypto";
import type { Reason } from "@/lib/refusals/table";
import { uuidV7 } from "@/lib/uuid";
import type { Db } from "../../db/client";
import { takeHit } from "../../db/rate-limit";
import type { Tx } from "../../db/transaction";
import { applySeatList } from "../../seats/apply";
import { isLive, type SeatOutcome } from "../../seats/outcome";
import { freeSeats } from "../../seats/promotion";
import type { AnyRequest, PoolRequest } from "../../seats/request";
import { siteSecret } from "../../site-secret";
import { takeMailHit, takeSenderHits } from "../accounts/recipients.commands";
import { HOST_LIMIT } from "../rsvps/commands";
import { letIn, readRow, refusedBy } from "./let-in.commands";
import { type Decided, type Door, decideOnce, type LockedDoor } from "./once.commands";
import { whyNotIn, whyShut } from "./policy";
import type { ScanAnswer, WalkIn } from "./schema";
import { findTarget, getDoorPool } from "./target.queries";

const HASH_LENGTH = 22;

/** What would tell a door about the account behind an address. */
const PRIVATE: readonly Reason[] = ["account.banned", "rsvp.barred", "rsvp.declined", "seats.clash"];

/**
 * Adds a person at the door: a seat and their arrival in one transaction, or neither. The deadline of RSVPs does not bind,
 * but capacity, the queue and the host's approval do. An address leads to its account, of which the door learns nothing;
 * without one the person gets an account that no one can sign in to.
 * @throws DomainError session.not-found | check-in.nonce-used | host-action.too-many | mail-hour.too-many …
 */
export async function walkIn(db: Db, door: Door, asked: WalkIn): Promise<ScanAnswer> {
  const { event, viewer, now = null } = door;
  await takeHit(db, HOST_LIMIT, viewer.id, now);
  const poolId = await getDoorPool(db, event, asked.sessionId);
  if (asked.email && !(await isKnownNonce(db, event.id, asked.nonce))) {
    // They get an email that they did not ask for themselves.
    await takeSenderHits(db, viewer.id, 1, now);
    await takeMailHit(db, asked.email, now);
  }
  const sent = { ...asked, askedHash: hashOf(asked) };
  const once = { door, poolId, alsoPools: [event.poolId], kind: "arrive" as const, sent };
  return decideOnce(db, once, (tx, locked) => decideWalkIn(tx, { db, door, locked, asked }));
}

/**
 * By this a repeated request is told from another one under its nonce. The account behind an address is not looked at: the
 * answer would tell a door whose address it is.
 */
function hashOf({ nonce, name, email, rsvpId, guests }: WalkIn): string {
  const said = JSON.stringify([nonce, name ?? null, email ?? null, rsvpId ?? null, guests]);
  return createHmac("sha256", siteSecret())
    .update(`walk-in ${said}`)
    .digest("base64url")
    .slice(0, HASH_LENGTH);
}

async function isKnownNonce(db: Db, eventId: string, nonce: string): Promise<boolean> {
  const where = { eventId_nonce: { eventId, nonce } };
  return (await db.checkInScan.findUnique({ where, select: { id: true } })) !== null;
}

type Asking = { db: Db; door: Door; locked: LockedDoor; asked: WalkIn };

async function decideWalkIn(tx: Tx, { db, door, locked, asked }: Asking): Promise<Decided> {
  const { pool, at, now } = locked;
  const { checkInOpensMinutes } = await tx.event.findUniqueOrThrow({
    where: { id: door.event.id },
    select: { checkInOpensMinutes: true },
  });
  const shut = whyShut(pool, checkInOpensMinutes, at);
  if (shut) return refusedBy(shut);
  if (pool.approvalRequired) return refusedBy({ reason: "check-in.approval-needed" });
  const person = await findPerson(tx, { db, door, locked, asked });
  if ("reason" in person) return refusedBy(person);
  const refusal = await seat(tx, { door, locked, asked, userId: person.userId });
  const row = await readRow(tx, pool.id, person.userId);
  const why = refusal ?? (row ? whyNotIn(row, now) : { reason: "check-in.no-seat" as const });
  if (why || !row) {
    // Their seat was refused, so nothing refers to the account.
    if (person.isNew) await tx.user.delete({ where: { id: person.userId } });
    return refusedBy(why ?? { reason: "check-in.no-seat" }, person.isNew ? null : (row?.id ?? null));
  }
  return letIn(tx, locked, { row, actorId: door.viewer.id, members: undefined });
}

/** The account of this address, or a new one that no one has signed in to. */
async function findPerson(tx: Tx, { db, door, locked, asked }: Asking) {
  const { name, email, rsvpId } = asked;
  if (rsvpId !== undefined) {
    const { event, viewer } = door;
    const target = await findTarget(db, { event, viewer, scan: { rsvpId }, now: locked.now });
    return target.userId === undefined ? target.refusal : { userId: target.userId, isNew: false };
  }
  const id = uuidV7(locked.now.getTime(), randomBytes(10));
  const address = email ?? `walk-in-${id}@guests.invalid`;
  const data = [{ id, name: name ?? "", email: address }];
  const { count } = await tx.user.createMany({ data, skipDuplicates: true });
  if (count === 1) return { userId: id, isNew: true };
  const known = await tx.user.findUniqueOrThrow({ where: { email: address }, select: { id: true } });
  return { userId: known.id, isNew: false };
}

type Seating = { door: Door; locked: LockedDoor; asked: WalkIn; userId: string };

/** Joins the pool of the door, and before it the event's own. @returns why not; null where they are in or wait */
async function seat(tx: Tx, { door, locked, asked, userId }: Seating) {
  const { pool, poolIds, now } = locked;
  const { event, viewer } = door;
  const before = await readRow(tx, event.poolId, userId);
  const isGuest = before !== null && isLive(before);
  if (asked.rsvpId !== undefined && !isGuest) return { reason: "check-in.no-seat" as const };
  const join = (poolId: string): PoolRequest => ({
    kind: "join",
    poolId,
    actorId: viewer.id,
    rsvpId: uuidV7(now.getTime(), randomBytes(10)),
    userId,
    guests: asked.guests,
    specialRequirements: null,
    source: "walk-in",
    seatOnly: true,
    atDoor: true,
  });
  const own = pool.id === event.poolId;
  const requests: AnyRequest[] =
    own || isGuest ? [join(pool.id)] : [{ kind: "together", requests: [join(event.poolId), join(pool.id)] }];
  const [answer] = await applySeatList(tx, { poolIds, requests, now });
  if (!answer) throw new Error("a walk-in was not answered");
  if (!answer.outcome.ok) return whyFull(answer.outcome, { locked, asked });
  if (!isGuest && asked.name !== undefined) {
    const key = { eventId: event.id, userId };
    const said = { name: asked.name, email: asked.email ?? null, createdAt: now };
    await tx.walkIn.upsert({ where: { eventId_userId: key }, create: { ...key, ...said }, update: said });
  }
  return null;
}

function whyFull(
  outcome: Extract<SeatOutcome, { ok: false }>,
  { locked: { pool }, asked }: Pick<Seating, "locked" | "asked">,
) {
  const { reason, details } = outcome;
  const isFull = reason === "rsvp.full" || reason === "rsvp.no-seat" || reason === "rsvp.party-too-large";
  if (isFull) {
    const free = freeSeats(pool);
    const seatsLeft = Number.isFinite(free) ? Math.max(0, free) : null;
    return { reason: "seats.not-enough" as const, details: { seatsLeft, seatsNeeded: 1 + asked.guests } };
  }
  if (asked.rsvpId === undefined && PRIVATE.includes(reason))
    return { reason: "check-in.no-walk-in" as const };
  return { reason, details };
}
