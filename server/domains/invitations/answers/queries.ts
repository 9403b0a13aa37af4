import type { Db } from "../../../db/client";
import { ownPool } from "../../../seats/owner";
import type { Viewer } from "../../accounts/schema";
import { rsvpEventSelect, toRsvpEvent } from "../../rsvps/event-summary.queries";
import { answerNow } from "./policy";
import { type OwnInvitation, WAITING_MAX, type WaitingInvitation } from "./schema";

/**
 * The viewer's own invitation to the event, or null. An invitation to an address that they have not confirmed is
 * not theirs.
 */
export async function findOwnInvitation(
  db: Db,
  { event, viewer }: { event: { id: string; poolId: string }; viewer: Viewer },
): Promise<OwnInvitation | null> {
  if (!viewer.emailVerified) return null;
  const [invitation, rsvp] = await Promise.all([
    db.invitation.findUnique({ where: { eventId_email: { eventId: event.id, email: viewer.email } } }),
    db.rsvp.findUnique({
      where: { poolId_userId: { poolId: event.poolId, userId: viewer.id } },
      select: { status: true, leftAt: true },
    }),
  ]);
  if (!invitation) return null;
  const { answer, note, answeredAt } = invitation;
  return { answer: answerNow({ answer, rsvp }), note, answeredAt: answeredAt?.toISOString() ?? null };
}

/** Invitations to upcoming events that await the viewer's answer, the next event first. */
export async function listWaitingInvitations(
  db: Db,
  { viewer, now }: { viewer: Viewer; now: Date },
): Promise<{ items: WaitingInvitation[] }> {
  if (!viewer.emailVerified) return { items: [] };
  const rows = await db.invitation.findMany({
    where: {
      email: viewer.email,
      answer: null,
      event: {
        status: "published",
        endsAt: { gt: now },
        host: { bannedAt: null },
        // An RSVP of any status is an answer, or shows elsewhere that one is awaited.
        pools: { none: { ...ownPool, rsvps: { some: { userId: viewer.id } } } },
      },
    },
    select: { id: true, event: { select: rsvpEventSelect } },
    orderBy: [{ event: { startsAt: "asc" } }, { id: "asc" }],
    take: WAITING_MAX,
  });
  return {
    items: rows.map(({ id, event }) => ({ id, event: toRsvpEvent(event, null, now) })),
  };
}
