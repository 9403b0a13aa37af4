import { createHash } from "node:crypto";
import type { Db } from "../../db/client";
import { notFound } from "../../errors";
import { statusAt } from "../../seats/availability";
import { rsvpEventSelect, toLinkedEvent } from "./event-summary.queries";
import type { OfferOut } from "./offer-links.schema";

/** The hash of a link's token. The token itself is not stored. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/**
 * The offer of an emailed link. Reading it changes nothing.
 * @throws DomainError not-found for a token that was never issued
 */
export async function getOfferByToken(db: Db, token: string, now: Date): Promise<OfferOut> {
  const row = await db.offerToken.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      offeredAt: true,
      rsvp: {
        select: {
          status: true,
          statusAt: true,
          seats: true,
          offerExpiresAt: true,
          askedAt: true,
          user: { select: { name: true, bannedAt: true } },
          pool: {
            select: {
              startsAt: true,
              endsAt: true,
              state: true,
              event: { select: rsvpEventSelect },
              session: { select: { title: true, room: { select: { name: true } } } },
            },
          },
        },
      },
    },
  });
  if (!row || row.rsvp.user.bannedAt) throw notFound("offer");
  const { rsvp } = row;
  const { event, session, ...pool } = rsvp.pool;
  const isSame = rsvp.statusAt.getTime() === row.offeredAt.getTime();
  const status = statusAt(rsvp, now);
  const waiting = status === "waitlisted" && rsvp.askedAt !== null;
  const isHeld = isSame && (status === "offered" || waiting);
  const isOpen = isHeld && event.status === "published" && pool.state === "open" && now < pool.endsAt;
  return {
    state: isOpen ? "open" : rsvp.status === "confirmed" ? "accepted" : "over",
    asked: rsvp.askedAt !== null,
    waiting,
    personName: rsvp.user.name,
    seats: rsvp.seats,
    offerExpiresAt: rsvp.offerExpiresAt?.toISOString() ?? null,
    event: toLinkedEvent(event, { role: null, rsvpStatus: rsvp.status }, now),
    session: session && {
      title: session.title,
      startsAt: pool.startsAt.toISOString(),
      endsAt: pool.endsAt.toISOString(),
      room: session.room?.name ?? null,
      isCancelled: pool.state === "cancelled",
    },
  };
}
