import { randomBytes } from "node:crypto";
import { uuidV7 } from "../../../lib/uuid";
import type { Db } from "../../db/client";
import { currentTime } from "../../db/clock";
import { takeHit } from "../../db/rate-limit";
import { DomainError, notFound } from "../../errors";
import type { Answers, Seats } from "../../seats/facts";
import { submitSeatRequest } from "../../seats/gather";
import { leadsEventAt } from "../events/access/leaders.queries";
import { findRefusing, NO_INVITATIONS } from "../refusals/queries";
import { checkAnswers } from "./answers.queries";
import { getClaimOwner } from "./claim-links.queries";
import { ask, HOST_LIMIT, RSVP_LIMIT, type RsvpAnswer } from "./commands";
import { GROUP_LIMIT } from "./groups.commands";

type Opening = {
  event: { poolId: string; hostId: string };
  by: { id: string; emailVerified: boolean };
  seats: number;
  expiresAt: Date;
  label?: string | undefined;
  leaderEmail?: string | undefined;
  now?: Date | null;
};

/**
 * Holds seats for a group behind a claim link.
 * @returns the id of the link
 * @throws DomainError account.unconfirmed | group.no-account | rsvp.no-invitations | seats.not-enough |
 * claim.deadline | claim.too-many-open …
 */
export async function openClaimLink(
  db: Db,
  { event, by, leaderEmail, seats, expiresAt, label, now = null }: Opening,
): Promise<{ linkId: string; seats: Seats }> {
  const actorId = by.id;
  // The result reveals whether an address has an account, so it needs a confirmed account: an unconfirmed one can
  // be created by anyone.
  if (leaderEmail && !by.emailVerified) throw new DomainError("account.unconfirmed");
  await takeHit(db, leaderEmail ? GROUP_LIMIT : HOST_LIMIT, actorId, now);
  const leader = leaderEmail
    ? await db.user.findUnique({ where: { email: leaderEmail }, select: { id: true } })
    : { id: actorId };
  // Checked before whether the address refuses invitations, which only an address with an account can show here:
  // without an account all addresses are answered alike.
  if (!leader) throw new DomainError("group.no-account", { field: "leaderEmail" });
  if (leaderEmail && leader.id !== actorId) {
    const refusing = await findRefusing(db, [leaderEmail], [event.hostId, actorId]);
    if (refusing.size > 0) throw new DomainError(NO_INVITATIONS, { field: "leaderEmail" });
  }
  const link = {
    id: uuidV7(Date.now(), randomBytes(10)),
    leaderId: leader.id,
    leaderEmail: leader.id === actorId ? null : (leaderEmail ?? null),
    label: label || null,
    token: randomBytes(18).toString("base64url"),
    seats,
    expiresAt,
  };
  const answer = await submitSeatRequest(db, event.poolId, { kind: "open-claim", actorId, link }, now);
  if (!answer.outcome.ok) {
    throw new DomainError(answer.outcome.reason, answer.outcome.details);
  }
  return { linkId: link.id, seats: answer.seats };
}

/**
 * Takes seats that the claim link holds.
 * @throws DomainError not-found where the link holds no more | claim.ended | claim.not-enough …
 */
export async function claimSeat(
  db: Db,
  {
    token,
    userId,
    guests,
    specialRequirements,
    answers,
    now = null,
  }: {
    token: string;
    userId: string;
    guests: number;
    specialRequirements: string | null;
    answers: Answers;
    now?: Date | null;
  },
): Promise<RsvpAnswer> {
  await takeHit(db, RSVP_LIMIT, userId, now);
  const link = await getClaimOwner(db, { token }, now ?? (await currentTime(db)));
  if (!link.holds) throw notFound("claim");
  const kept = await checkAnswers(db, link.eventId, answers);
  const rsvpId = uuidV7(Date.now(), randomBytes(10));
  const party = { rsvpId, userId, guests, specialRequirements, answers: kept, source: "claim-link" };
  const event = { id: link.eventId, poolId: link.poolId };
  return ask(db, event, { kind: "claim", actorId: userId, linkId: link.id, ...party }, now);
}

/**
 * Ends the links whose makers lead neither the event nor its group any more: they count as expired, and the seat engine
 * releases what they hold. Reads and claims refuse them in any case.
 */
export function endLinksOfFormerLeaders(db: Db, now: Date): Promise<number> {
  return db.$executeRaw`
    update "ClaimLink" l set "expiresAt" = ${now}::timestamptz
    from "SeatPool" p, "Event" e, "User" u
    where l."closedAt" is null and l."expiresAt" > ${now}::timestamptz
      and p.id = l."poolId" and e.id = p."eventId" and u.id = l."makerId" and not ${leadsEventAt(now)}`;
}

/** Closes the link and gives its unclaimed seats to the queue. A repeat changes nothing. */
export async function closeClaimLink(
  db: Db,
  {
    linkId,
    poolId,
    actorId,
    now = null,
  }: { linkId: string; poolId: string; actorId: string; now?: Date | null },
): Promise<{ seats: Seats }> {
  await takeHit(db, HOST_LIMIT, actorId, now);
  const answer = await submitSeatRequest(db, poolId, { kind: "close-claim", actorId, linkId }, now);
  return { seats: answer.seats };
}
