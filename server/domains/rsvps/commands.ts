import { randomBytes } from "node:crypto";
import type { Reason } from "@/lib/refusals/table";
import { uuidV7 } from "@/lib/uuid";
import type { Db } from "../../db/client";
import { isConnectionLost } from "../../db/postgres-error";
import { type Limit, takeHit } from "../../db/rate-limit";
import { DomainError } from "../../errors";
import { log } from "../../log";
import { failureOfPart } from "../../part-failure";
import type { SeatAnswer } from "../../seats/apply";
import type { Answers, Seats } from "../../seats/facts";
import { submitSeatRequest } from "../../seats/gather";
import type { SeatRequest } from "../../seats/request";
import { NO_INVITATIONS } from "../refusals/queries";
import { checkAnswers } from "./answers.queries";
import { findRefusingAsked } from "./asked-again.queries";
import { namedRefusal } from "./clashes.queries";
import { counted } from "./counts.commands";
import { listFirstWaiters } from "./lists.queries";
import { getSeats, type RsvpPool, toRsvpOut } from "./queries";
import type { RsvpOut } from "./schema";

/** The limit for changes by a person to their own RSVPs, over all events and server processes. */
export const RSVP_LIMIT: Limit = { name: "rsvp", hitsMax: 5, windowSeconds: 60 };
/** Higher than for guests, because hosts act on many people at once. */
export const HOST_LIMIT: Limit = { name: "host-action", hitsMax: 600, windowSeconds: 60 };

const AT_ONCE = 200;
/** The most rounds of one "until full": the queue of an unlimited event can have any length. */
const ROUNDS_MAX = 25;

type By = { event: RsvpPool; userId: string /** null = the database's clock */; now?: Date | null };
export type RsvpAnswer = { rsvp: RsvpOut; seats: Seats; created: boolean };

/**
 * RSVPs to an event: confirmed if the seats are free and not held for others, waitlisted otherwise. A person who
 * already has an RSVP gets it back unchanged.
 * @throws DomainError rsvp.closed | rsvp.ended | rsvp.full | rsvp.too-many-guests | rsvp.declined | rsvp.too-many …
 */
export function rsvpToEvent(db: Db, request: By & PartyInput): Promise<RsvpAnswer> {
  return counted(() => join(db, request));
}

type PartyInput = {
  guests: number;
  specialRequirements: string | null;
  answers?: Answers | undefined;
  source?: string | undefined;
};

async function join(
  db: Db,
  { event, userId, now = null, guests, specialRequirements, answers = {}, source }: By & PartyInput,
): Promise<RsvpAnswer> {
  await takeHit(db, RSVP_LIMIT, userId, now);
  const kept = await checkAnswers(db, event.id, answers);
  const rsvpId = uuidV7(Date.now(), randomBytes(10));
  const party = { rsvpId, userId, guests, specialRequirements, answers: kept, source };
  return ask(db, event, { kind: "join", actorId: userId, ...party }, now);
}

/**
 * Changes guests, special requirements or answers of the person's own RSVP.
 * @throws DomainError rsvp.changed-meanwhile with the current `rsvp` and `seats`; seats.not-enough with `seatsLeft`
 */
export async function editRsvp(
  db: Db,
  {
    event,
    userId,
    now = null,
    answers,
    ...wanted
  }: By & {
    guests?: number | undefined;
    specialRequirements?: string | null | undefined;
    answers?: Answers | undefined;
    expectedVersion?: number | undefined;
  },
): Promise<RsvpAnswer> {
  await takeHit(db, RSVP_LIMIT, userId, now);
  const kept = answers && (await checkAnswers(db, event.id, answers));
  return ask(db, event, { kind: "edit", actorId: userId, userId, ...wanted, answers: kept }, now);
}

/**
 * Gives up the person's seats or place in the queue. A repeat changes nothing.
 * @throws DomainError rsvp.ended | rsvp.not-found
 */
export async function withdrawRsvp(db: Db, { event, userId, now = null }: By): Promise<RsvpAnswer> {
  await takeHit(db, RSVP_LIMIT, userId, now);
  return ask(db, event, { kind: "withdraw", actorId: userId, userId }, now);
}

/**
 * Accepts or declines the offer of a seat. A repeat changes nothing.
 * @throws DomainError offer.expired | offer.not-open | seats.cancelled …
 */
export async function answerOffer(
  db: Db,
  { event, userId, rsvpId, answer, now = null }: By & { rsvpId: string; answer: "accept" | "refuse" },
): Promise<RsvpAnswer> {
  await takeHit(db, RSVP_LIMIT, userId, now);
  return ask(db, event, { kind: answer, actorId: userId, rsvpId }, now);
}

/** The most people of one round; the job runs again. */
const BANNED_AT_ONCE = 500;

/**
 * Withdraws banned people's RSVPs that hold or await seats at events that are not over. Works on one event at a
 * time, so that no lock waits for another, and serves each queue. RSVPs that fail or are cut off are found again by
 * the next call.
 * @param by.userId only this person's RSVPs
 * @param by.decideAt null = the database's clock, read under the lock of each pool
 */
export async function withdrawTheBanned(
  db: Db,
  { userId = null, now, decideAt }: { userId?: string | null; now: Date; decideAt: Date | null },
): Promise<{ withdrawn: number; failed: number }> {
  const held = await db.$queryRaw<{ poolId: string; userId: string }[]>`
    select r."poolId", r."userId" from "User" u
    join "Rsvp" r on r."userId" = u.id and r.status in ('confirmed', 'offered', 'waitlisted', 'pending')
    join "SeatPool" p on p.id = r."poolId" and p."endsAt" > ${now}::timestamptz
    where u."bannedAt" is not null and (${userId}::uuid is null or u.id = ${userId}::uuid)
    order by p."startsAt", r.id limit ${BANNED_AT_ONCE}`;
  const tally = { withdrawn: 0, failed: 0 };
  for (const { poolId, ...person } of held) {
    try {
      await submitSeatRequest(db, poolId, { kind: "withdraw", actorId: null, ...person }, decideAt);
      tally.withdrawn++;
    } catch (error) {
      if (isConnectionLost(error)) throw error;
      tally.failed++;
      log().error(
        { poolId, err: error },
        "a banned person's seat could not be withdrawn; the job retries it",
      );
    }
  }
  return tally;
}

export type HostAction = "promote" | "seat" | "approve" | "decline" | "remove" | "restore" | "bar" | "unbar";
type Hosted = RsvpPool & { hostId: string };
type HostBy = { event: Hosted; actorId: string; action: HostAction; now?: Date | null };

/** Actions that send another request to a person who was registered by others and has not answered. */
const ASKS_AGAIN = new Set<HostAction>(["restore", "seat", "promote"]);

async function findUnaskable(db: Db, by: HostBy, rsvpIds: string[]): Promise<ReadonlySet<string>> {
  return ASKS_AGAIN.has(by.action) ? findRefusingAsked(db, { ...by, rsvpIds }) : new Set();
}

/**
 * A host admits, removes or restores one person.
 * @throws DomainError seats.not-enough | rsvp.not-waiting | rsvp.no-invitations …
 */
export async function moderateRsvp(
  db: Db,
  { rsvpId, ...by }: HostBy & { rsvpId: string },
): Promise<RsvpAnswer> {
  await takeHit(db, HOST_LIMIT, by.actorId, by.now ?? null);
  const unaskable = await findUnaskable(db, by, [rsvpId]);
  if (unaskable.size > 0) throw new DomainError(NO_INVITATIONS);
  return ask(db, by.event, { kind: by.action, actorId: by.actorId, rsvpId }, by.now ?? null);
}

export type ModerationResult = {
  id: string;
  outcome: "done" | "unchanged" | "refused";
  reason?: Reason | "server.fault";
};

/** `moderateRsvp` for many people: each gets their own result, and a refusal costs the others nothing. */
export async function moderateRsvps(
  db: Db,
  { rsvpIds, ...by }: HostBy & { rsvpIds: string[] },
): Promise<{ results: ModerationResult[]; seats: Seats | null }> {
  await takeHit(db, HOST_LIMIT, by.actorId, by.now ?? null);
  return moderateEach(db, by, rsvpIds);
}

async function moderateEach(
  db: Db,
  by: HostBy,
  rsvpIds: string[],
): Promise<{ results: ModerationResult[]; seats: Seats | null }> {
  const ids = [...new Set(rsvpIds)];
  const unaskable = await findUnaskable(db, by, ids);
  const thrown: unknown[] = [];
  const results = await Promise.all(
    ids.map(async (rsvpId): Promise<ModerationResult & { seats?: Seats }> => {
      if (unaskable.has(rsvpId)) return { id: rsvpId, outcome: "refused", reason: NO_INVITATIONS };
      const request: SeatRequest = { kind: by.action, actorId: by.actorId, rsvpId };
      try {
        return toResult(rsvpId, await submitSeatRequest(db, by.event.poolId, request, by.now ?? null));
      } catch (error) {
        thrown.push(error);
        return {
          id: rsvpId,
          outcome: "refused",
          reason: failureOfPart(error, { rsvpId, action: by.action }),
        };
      }
    }),
  );
  // If every decision failed, nothing was changed: the first error is thrown, so that the caller retries.
  if (thrown.length > 0 && thrown.length === ids.length - unaskable.size) throw thrown[0];
  return {
    results: results.map(({ seats: _, ...result }) => result),
    seats: results.findLast(({ seats }) => seats)?.seats ?? null,
  };
}

/**
 * Promotes waitlisted people in queue order until no party fits or the limit of rounds is reached; a repeated call
 * continues from there. The party rule and the cut-off do not bind the host.
 * @returns one result per promoted person
 */
export async function promoteUntilFull(
  db: Db,
  by: { event: Hosted; actorId: string; now?: Date | null },
): Promise<{ results: ModerationResult[]; seats: Seats }> {
  await takeHit(db, HOST_LIMIT, by.actorId, by.now ?? null);
  const results: ModerationResult[] = [];
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const { seatsLeft } = await getSeats(db, by.event.poolId);
    const rsvpIds = await listFirstWaiters(db, by.event.poolId, AT_ONCE, seatsLeft);
    const list = await moderateEach(db, { ...by, action: "promote" }, rsvpIds).catch((error: unknown) => {
      // People from earlier rounds are already seated, and the host must see who they are.
      if (results.length === 0) throw error;
      return { results: [] };
    });
    const done = list.results.filter(({ outcome }) => outcome === "done");
    results.push(...done);
    if (done.length === 0) break;
  }
  return { results, seats: await getSeats(db, by.event.poolId) };
}

function toResult(id: string, { outcome, seats }: SeatAnswer): ModerationResult & { seats: Seats } {
  if (!outcome.ok) return { id, outcome: "refused", reason: outcome.reason, seats };
  return { id, outcome: outcome.changed ? "done" : "unchanged", seats };
}

/**
 * Sets a waitlisted person's priority: a higher one is served first.
 * @throws DomainError rsvp.not-waiting …
 */
export async function prioritizeRsvp(
  db: Db,
  by: { event: RsvpPool; actorId: string; rsvpId: string; priority: number; now?: Date | null },
): Promise<RsvpAnswer> {
  const { event, actorId, rsvpId, priority, now = null } = by;
  await takeHit(db, HOST_LIMIT, actorId, now);
  return ask(db, event, { kind: "prioritize", actorId, rsvpId, priority }, now);
}

/**
 * Submits one request about one RSVP to its pool.
 * @throws DomainError where the request was refused
 */
export async function ask(
  db: Db,
  event: RsvpPool,
  request: SeatRequest,
  now: Date | null,
): Promise<RsvpAnswer> {
  const { outcome, rsvp: row, position, seats } = await submitSeatRequest(db, event.poolId, request, now);
  const rsvp =
    row && toRsvpOut(row, { eventId: event.id, sessionId: event.sessionId ?? null }, position, null);
  // A refused edit returns the current RSVP, so that the page can show it without another request.
  if (!outcome.ok) throw await namedRefusal(db, outcome, rsvp ? { rsvp, seats } : {});
  if (!rsvp) throw new Error(`a ${request.kind} was answered without its RSVP`);
  return { rsvp, seats, created: outcome.created };
}
