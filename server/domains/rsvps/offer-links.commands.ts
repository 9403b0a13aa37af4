import { randomBytes } from "node:crypto";
import type { Db } from "../../db/client";
import { type Limit, takeAddressHit } from "../../db/rate-limit";
import { inTransaction } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import type { RsvpStatus } from "../../seats/facts";
import { applyBeside } from "../../seats/pools";
import { namedRefusal } from "./clashes.queries";
import { hashToken } from "./offer-links.queries";

const LINK_LIMIT: Limit = { name: "offer-link", hitsMax: 30, windowSeconds: 60 };

/**
 * Creates a link by which this one offer can be answered without signing in.
 * @returns its token, of which only a hash is stored
 */
export async function issueOfferToken(
  db: Db,
  offer: { rsvpId: string; offeredAt: Date; expiresAt: Date },
): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  await db.offerToken.create({ data: { tokenHash: hashToken(token), ...offer } });
  return token;
}

/**
 * Answers an offer by the link from its email. The link works once.
 * @param from the caller's IP address, for the rate limit
 * @throws DomainError not-found | offer.link-used | offer.expired | offer.not-open | seats.cancelled …
 */
export async function answerOfferByToken(
  db: Db,
  { token, answer, from, now }: { token: string; answer: "accept" | "refuse"; from: string; now: Date },
): Promise<{ status: RsvpStatus }> {
  await takeAddressHit(db, LINK_LIMIT, from);
  const where = { tokenHash: hashToken(token) };
  const link = await db.offerToken.findUnique({
    where,
    select: { rsvpId: true, offeredAt: true, rsvp: { select: { userId: true, poolId: true } } },
  });
  if (!link) throw notFound("offer");
  const { rsvpId, offeredAt, rsvp } = link;
  const request = { kind: answer, poolId: rsvp.poolId, actorId: rsvp.userId, rsvpId, offeredAt };
  // The mark and the answer are one commit: if it fails, the link can be used again.
  const answered = await inTransaction(db, async (tx) => {
    const used = await tx.offerToken.updateMany({ where: { ...where, usedAt: null }, data: { usedAt: now } });
    if (used.count === 0) throw new DomainError("offer.link-used");
    const answer = await applyBeside(tx, request, null);
    if (!answer.outcome.ok) await tx.offerToken.updateMany({ where, data: { usedAt: null } });
    return answer;
  });
  if (!answered.outcome.ok) throw await namedRefusal(db, answered.outcome);
  return { status: answered.rsvp?.status ?? "cancelled" };
}
