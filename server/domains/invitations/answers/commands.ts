import type { Db } from "../../../db/client";
import { type Limit, takeHit } from "../../../db/rate-limit";
import { DomainError, notFound } from "../../../errors";
import type { Viewer } from "../../accounts/schema";
import { rsvpToEvent, withdrawRsvp } from "../../rsvps/commands";
import { getLinked } from "../links/queries";
import { isOpenToInvite } from "../policy";
import { isLive } from "./policy";
import { findOwnInvitation } from "./queries";
import type { InvitationAnswer, OwnInvitation } from "./schema";

const ANSWERING: Limit = { name: "invitation-answer", hitsMax: 20, windowSeconds: 3_600 };

type Asked = {
  event: { id: string; poolId: string };
  viewer: Viewer;
  answer: InvitationAnswer;
  note: string | null;
  now: Date;
};

type RsvpStatus = "confirmed" | "waitlisted" | "offered" | "cancelled" | "declined" | "pending";

/**
 * Answers the viewer's own invitation. "Going" RSVPs for one person by the event's rules, so it may wait for
 * approval or a seat. "Can't go" gives up what an earlier answer holds. The last answer counts.
 * @throws DomainError not-found without an invitation; conflict invitation.closed; errors of RSVPing; rate-limited
 */
export async function answerInvitation(
  db: Db,
  { event, viewer, answer, note, now }: Asked,
): Promise<{ invitation: OwnInvitation; rsvpStatus: RsvpStatus | null }> {
  if (!(await findOwnInvitation(db, { event, viewer }))) throw notFound("invitation");
  await takeHit(db, ANSWERING, `${event.id} ${viewer.email}`, now);
  const rsvpStatus =
    answer === "going" ? await goTo(db, event, viewer) : await giveBack(db, event, viewer, now);
  await db.invitation.updateMany({
    where: { eventId: event.id, email: viewer.email },
    data: { answer, note: answer === "declined" ? note : null, answeredAt: now },
  });
  const invitation = await findOwnInvitation(db, { event, viewer });
  if (!invitation) throw notFound("invitation");
  return { invitation, rsvpStatus };
}

async function goTo(db: Db, event: Asked["event"], { id: userId }: Viewer): Promise<RsvpStatus> {
  const { rsvp } = await rsvpToEvent(db, { event, userId, guests: 0, specialRequirements: null });
  return rsvp.status;
}

async function giveBack(
  db: Db,
  event: Asked["event"],
  { id: userId }: Viewer,
  now: Date,
): Promise<RsvpStatus | null> {
  const { poolId } = event;
  const [facts, rsvp] = await Promise.all([
    db.event.findUnique({ where: { id: event.id }, select: { status: true, endsAt: true } }),
    db.rsvp.findUnique({ where: { poolId_userId: { poolId, userId } }, select: { status: true } }),
  ]);
  if (!facts || !isOpenToInvite(facts, now)) throw closed();
  if (!rsvp || !isLive(rsvp.status)) return rsvp?.status ?? null;
  return (await withdrawRsvp(db, { event, userId })).rsvp.status;
}

/**
 * Answers "Can't go" with nothing but the link of an invitation; it does not sign in.
 * @throws DomainError not-found; unauthenticated invitation.sign-in-needed where a seat would be given up; conflict
 * invitation.closed; rate-limited
 */
export async function declineByLink(
  db: Db,
  { token, note, now }: { token: string; note: string | null; now: Date },
): Promise<{ answer: "declined"; note: string | null }> {
  const { id, event, rsvp } = await getLinked(db, token);
  await takeHit(db, ANSWERING, id, now);
  if (!isOpenToInvite(event, now)) throw closed();
  if (isLive(rsvp?.status)) throw new DomainError("invitation.sign-in-needed");
  await db.invitation.updateMany({ where: { id }, data: { answer: "declined", note, answeredAt: now } });
  return { answer: "declined", note };
}

const closed = () => new DomainError("invitation.closed");
