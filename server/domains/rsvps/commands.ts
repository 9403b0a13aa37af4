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
import { counted } from "./counts.commands";
import { listFirstWaiters } from "./lists.queries";
import { getSeats, toRsvpOut } from "./queries";
import type { RsvpOut } from "./schema";

/** A person changes their own RSVPs at most this often, over all events and server processes. */
export const RSVP_LIMIT: Limit = { name: "rsvp", hitsMax: 5, windowSeconds: 60 };
/** Hosts act on many people at once. */
export const HOST_LIMIT: Limit = { name: "host-action", hitsMax: 600, windowSeconds: 60 };

const AT_ONCE = 200;
/** Of one "until full": an unlimited event may have any number in line. */
const ROUNDS_MAX = 25;

type Pool = { id: string; poolId: string };
type By = { event: Pool; userId: string /** null = the database's clock */; now?: Date | null };
export type RsvpAnswer = { rsvp: RsvpOut; seats: Seats; created: boolean };

/**
 * Answers an event: confirmed if the seats are free and nobody else's, waitlisted otherwise.
 * Asked again by somebody already in, it answers their RSVP and changes nothing.
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
 * Changes guests or special requirements of one's own RSVP.
 * @throws DomainError rsvp.changed-meanwhile with the present `rsvp` and `seats`; seats.not-enough with `seatsLeft`
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

/** Gives one's seats or place in line back. Twice is the same as once. @throws DomainError rsvp.ended | rsvp.not-found */
export async function withdrawRsvp(db: Db, { event, userId, now = null }: By): Promise<RsvpAnswer> {
  await takeHit(db, RSVP_LIMIT, userId, now);
  return ask(db, event, { kind: "withdraw", actorId: userId, userId }, now);
}

/**
 * Answers the offer of a seat. Twice is the same as once.
 * @throws DomainError offer.expired | offer.not-open | seats.cancelled …
 */
export async function answerOffer(
  db: Db,
  { event, userId, rsvpId, answer, now = null }: By & { rsvpId: string; answer: "accept" | "refuse" },
): Promise<RsvpAnswer> {
  await takeHit(db, RSVP_LIMIT, userId, now);
  return ask(db, event, { kind: answer, actorId: userId, rsvpId }, now);
}

/** People of a round; a job comes by again. */
const BANNED_AT_ONCE = 500;

/**
 * Gives back what banned people still hold or await at events that are not over: one event at a time, so that no
 * lock waits for another, and each with its queue served. Whatever fails or is cut off is found again by the next call.
 * @param by.userId only this person's
 * @param by.decideAt Null = the database's clock, read under the lock of each pool
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
      log().error({ poolId, err: error }, "a banned person's seat could not be given back yet");
    }
  }
  return tally;
}

export type HostAction = "promote" | "seat" | "approve" | "decline" | "remove" | "restore" | "bar" | "unbar";
type Hosted = Pool & { hostId: string };
type HostBy = { event: Hosted; actorId: string; action: HostAction; now?: Date | null };

/** What asks somebody again who has not said yet that they come. */
const ASKS_AGAIN = new Set<HostAction>(["restore", "seat", "promote"]);

async function findUnaskable(db: Db, by: HostBy, rsvpIds: string[]): Promise<ReadonlySet<string>> {
  return ASKS_AGAIN.has(by.action) ? findRefusingAsked(db, { ...by, rsvpIds }) : new Set();
}

/**
 * A host lets one person in, out, or back in.
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

/** The same for many: each gets its own result, and a refused one costs the others nothing. */
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
  // Where nothing was decided at all, there is nothing to hide, and the caller should come again.
  if (thrown.length > 0 && thrown.length === ids.length - unaskable.size) throw thrown[0];
  return {
    results: results.map(({ seats: _, ...result }) => result),
    seats: results.findLast(({ seats }) => seats)?.seats ?? null,
  };
}

/**
 * Gives seats in order to whoever fits, until nobody does or thousands were let in; asked again, it goes on from there.
 * Neither the party rule nor the cut-off binds the host. @returns one result per person who was let in
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
      // Those of earlier rounds are in, and the host must see who.
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

/** A place in line other than by time: the higher rank first. @throws DomainError rsvp.not-waiting … */
export async function prioritizeRsvp(
  db: Db,
  by: { event: Pool; actorId: string; rsvpId: string; priority: number; now?: Date | null },
): Promise<RsvpAnswer> {
  const { event, actorId, rsvpId, priority, now = null } = by;
  await takeHit(db, HOST_LIMIT, actorId, now);
  return ask(db, event, { kind: "prioritize", actorId, rsvpId, priority }, now);
}

/** Hands one request about one RSVP to its pool. @throws DomainError where it was refused */
export async function ask(db: Db, event: Pool, request: SeatRequest, now: Date | null): Promise<RsvpAnswer> {
  const { outcome, rsvp: row, position, seats } = await submitSeatRequest(db, event.poolId, request, now);
  const rsvp = row && toRsvpOut(row, event.id, position, null);
  // A refused edit answers what the RSVP is now, so that the page can show it without asking again.
  if (!outcome.ok)
    throw new DomainError(outcome.reason, { ...outcome.details, ...(rsvp && { rsvp, seats }) });
  if (!rsvp) throw new Error(`a ${request.kind} was answered without its RSVP`);
  return { rsvp, seats, created: outcome.created };
}
