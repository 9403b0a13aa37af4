import { randomBytes } from "node:crypto";
import { uuidV7 } from "@/lib/uuid";
import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { DomainError, notFound } from "../../errors";
import { applySeatList, type SeatAnswer } from "../../seats/apply";
import type { Seats } from "../../seats/facts";
import { submitSeatRequest } from "../../seats/gather";
import type { AnyRequest, PoolRequest } from "../../seats/request";
import { withPools } from "../../seats/with-pools";
import { listQuestions } from "../events/questions/queries";
import { namedRefusal } from "../rsvps/clashes.queries";
import { findMyRsvp, getSeats, toRsvpOut } from "../rsvps/queries";
import type { RsvpOut } from "../rsvps/schema";
import { findSessionsOf, type SessionRef } from "../sessions/access.queries";

/** The limit for changes by a person to their own session RSVPs, over all sessions and server processes. */
export const SESSION_RSVP_LIMIT: Limit = { name: "session-rsvp", hitsMax: 5, windowSeconds: 60 };

type By = {
  session: SessionRef;
  /** The event of the session, with its own pool. */
  event: { id: string; poolId: string };
  userId: string;
  /** Null = the database's clock. */
  now?: Date | null;
};

type Wish = {
  guests?: number;
  /** Sessions to give up for a seat here; without a free seat, nothing changes. */
  swap?: string[];
  /** Sessions to give up at the moment of getting a seat, now or from the waitlist. */
  dropIfPromoted?: string[];
  /** Join the waitlist although there is another session at that time, and be promoted only while there is none. */
  onlyIfFree?: boolean;
};

export type SessionRsvpAnswer = { rsvp: RsvpOut; seats: Seats; created: boolean };

/**
 * RSVPs to a session: confirmed if the seats are free and not held for others, waitlisted otherwise. A person without
 * an RSVP to the event gets both in one transaction, with as many guests as the event allows. A person who already has an RSVP gets it back unchanged.
 * @throws DomainError session.clash with the sessions at the same time; session.event-full; session.rsvp-first where
 * the event asks for answers or approval; rsvp.no-seat where a swap finds no seat; rate-limited
 */
export async function rsvpToSession(
  db: Db,
  { session, event, userId, now = null, ...wish }: By & Wish,
): Promise<SessionRsvpAnswer> {
  await takeHit(db, SESSION_RSVP_LIMIT, userId, now);
  const { guests = 0, swap = [], dropIfPromoted = [], onlyIfFree = false } = wish;
  const given = await poolsGiven(db, session, [...swap, ...dropIfPromoted]);
  const request: PoolRequest = {
    ...joinOf(userId, guests),
    poolId: session.poolId,
    dropIfIn: given,
    onlyIfFree,
    seatOnly: swap.length > 0 && dropIfPromoted.length === 0 && !onlyIfFree,
  };
  if (await needsEventSeat(db, event.poolId, userId)) {
    await joinBoth(db, { event, userId, now, request });
    return readAnswer(db, session, userId);
  }
  if (given.length === 0) {
    return answerOf(db, session, await submitSeatRequest(db, session.poolId, request, now));
  }
  return answerOf(db, session, await decide(db, [session.poolId, ...given], request, now));
}

/**
 * Gives up the person's seat or place on the waitlist of a session. A repeat changes nothing.
 * @throws DomainError rsvp.not-found, rsvp.ended, rate-limited
 */
export async function cancelSessionRsvp(
  db: Db,
  { session, userId, now = null }: Omit<By, "event">,
): Promise<SessionRsvpAnswer> {
  await takeHit(db, SESSION_RSVP_LIMIT, userId, now);
  const request = { kind: "withdraw" as const, actorId: userId, userId };
  return answerOf(db, session, await submitSeatRequest(db, session.poolId, request, now));
}

const joinOf = (userId: string, guests: number) => ({
  kind: "join" as const,
  actorId: userId,
  rsvpId: uuidV7(Date.now(), randomBytes(10)),
  userId,
  guests,
  specialRequirements: null,
});

/** @throws not-found for sessions of other events */
async function poolsGiven(db: Db, session: SessionRef, ids: string[]): Promise<string[]> {
  const others = [...new Set(ids)].filter((id) => id !== session.id);
  const found = await findSessionsOf(db, session.eventId, others);
  if (found.length < others.length) throw notFound("session");
  return found.map(({ poolId }) => poolId);
}

/** Whether the person holds and awaits nothing at the event. The engine checks a seat that they have again. */
async function needsEventSeat(db: Db, poolId: string, userId: string): Promise<boolean> {
  const row = await db.rsvp.findUnique({
    where: { poolId_userId: { poolId, userId } },
    select: { status: true },
  });
  return !row || row.status === "cancelled";
}

/** Both seats or neither. */
async function joinBoth(
  db: Db,
  { event, userId, now, request }: Pick<By, "event" | "userId"> & { now: Date | null; request: PoolRequest },
): Promise<void> {
  const { approvalRequired, guestsMax } = await db.seatPool.findUniqueOrThrow({
    where: { id: event.poolId },
    select: { approvalRequired: true, guestsMax: true },
  });
  const questions = approvalRequired ? [] : await listQuestions(db, event.id);
  if (approvalRequired || questions.some(({ required }) => required)) {
    throw new DomainError("session.rsvp-first");
  }
  const guests = Math.min("guests" in request ? (request.guests ?? 0) : 0, guestsMax);
  const eventSeat: PoolRequest = { ...joinOf(userId, guests), poolId: event.poolId, seatOnly: true };
  const both: AnyRequest = { kind: "together", requests: [eventSeat, request] };
  const { outcome } = await decide(db, [event.poolId, request.poolId], both, now);
  if (outcome.ok) return;
  // Where only a seat will do at the session too, either of the two may have none.
  const isOfEvent = outcome.reason === "rsvp.no-seat" && request.kind === "join" && !request.seatOnly;
  const isEventFull = isOfEvent || (await isFull(db, event.poolId));
  if (isEventFull) throw new DomainError("session.event-full");
  throw await namedRefusal(db, outcome);
}

async function isFull(db: Db, poolId: string): Promise<boolean> {
  const { seatsLeft, heldForWaitlist } = await getSeats(db, poolId);
  return seatsLeft === 0 || heldForWaitlist;
}

async function decide(db: Db, named: string[], request: AnyRequest, now: Date | null): Promise<SeatAnswer> {
  const [answer] = await withPools(db, named, (tx, poolIds) =>
    applySeatList(tx, { poolIds, requests: [request], now }),
  );
  if (!answer) throw new Error("a list of one was answered with none");
  return answer;
}

async function answerOf(db: Db, session: SessionRef, answer: SeatAnswer): Promise<SessionRsvpAnswer> {
  const { outcome, rsvp: row, position, seats } = answer;
  if (!outcome.ok) throw await namedRefusal(db, outcome);
  if (!row) throw new Error("a request about one RSVP was answered without it");
  return { rsvp: toRsvpOut(row, ownerOf(session), position, null), seats, created: outcome.created };
}

async function readAnswer(db: Db, session: SessionRef, userId: string): Promise<SessionRsvpAnswer> {
  const rsvp = await findMyRsvp(
    db,
    { ...session, id: session.eventId, sessionId: session.id },
    userId,
    new Date(0),
  );
  if (!rsvp) throw new Error("a session RSVP was made and is not there");
  return { rsvp, seats: await getSeats(db, session.poolId), created: true };
}

const ownerOf = ({ id: sessionId, eventId }: SessionRef) => ({ eventId, sessionId });
