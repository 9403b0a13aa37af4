import type { Db } from "../../db/client";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError } from "../../errors";
import { appendEvent } from "../../outbox/append";
import { settleDeadline, tellVenues } from "./deadline.commands";
import { discardAllDrafts } from "./drafts.commands";
import { type Given, venueOf } from "./picks.commands";
import { afterAward, wasAsked, whyNotAward } from "./policy";
import { getRfp } from "./queries";
import { type LockedRfp, lockRfp } from "./rfp-lock.queries";
import type { RfpOut } from "./schema";

/**
 * Awards an RFP to a venue whose answer is confirmed or tentative and still valid, and ends it for every other venue, in
 * one transaction. Awarding the same venue twice is awarding it once.
 * @param message to the venue
 * @param wordToOthers to the venues that answered or were still deciding
 * @throws DomainError not-found; conflict rfp.not-sent, rfp.not-awardable
 */
export function awardRfp(
  db: Db,
  {
    rfpVenueId,
    message = "",
    wordToOthers = "",
    now,
    ...own
  }: Given & { rfpVenueId: string; message?: string | undefined; wordToOthers?: string | undefined },
): Promise<RfpOut> {
  return inTransaction(db, async (tx) => {
    const rfp = await settleDeadline(tx, await lockRfp(tx, own, now));
    const winner = venueOf(rfp, rfpVenueId);
    const isRepeated = rfp.status === "awarded" && winner.status === "awarded";
    if (!isRepeated) await award(tx, rfp, { winner, message, wordToOthers });
    return getRfp(tx, own, rfp.at);
  });
}

type Winner = { winner: LockedRfp["venues"][number]; message: string; wordToOthers: string };

async function award(tx: Tx, rfp: LockedRfp, { winner, message, wordToOthers }: Winner): Promise<void> {
  if (rfp.status !== "sent") throw new DomainError("rfp.not-sent");
  const obstacle = whyNotAward(winner, rfp.at);
  if (obstacle) throw new DomainError("rfp.not-awardable", { obstacle });
  const others = rfp.venues.filter((one) => afterAward(winner.id, one) === "not_awarded");
  await tx.rfpVenue.update({
    where: { id: winner.id },
    data: { status: "awarded", awardMessage: message },
  });
  await tx.rfpVenue.updateMany({
    where: { id: { in: others.map(({ id }) => id) } },
    data: { status: "not_awarded", awardMessage: wordToOthers },
  });
  await tx.rfp.update({
    where: { id: rfp.id },
    data: { status: "awarded", endedAt: rfp.at, version: { increment: 1 } },
  });
  const payload = { rfpId: rfp.id, rfpVenueId: winner.id, venueId: winner.venueId };
  await appendEvent(tx, { type: "rfp.awarded", aggregateId: rfp.id, payload });
  const answered = others.filter(({ status }) => status === "responded");
  const deciding = others.filter(({ status }) => status === "asked");
  await tellVenues(tx, "rfp.venue-not-awarded", rfp.id, answered);
  await tellVenues(tx, "rfp.venue-passed-over", rfp.id, deciding);
}

/**
 * Closes an RFP without an award and tells every venue that was asked. Closing twice is closing once.
 * @throws DomainError not-found; conflict rfp.not-sent
 */
export function closeRfp(
  db: Db,
  { reason, now, ...own }: Given & { reason?: string | undefined },
): Promise<RfpOut> {
  return inTransaction(db, async (tx) => {
    const rfp = await settleDeadline(tx, await lockRfp(tx, own, now));
    if (rfp.status !== "closed") await close(tx, rfp, reason);
    return getRfp(tx, own, rfp.at);
  });
}

async function close(tx: Tx, rfp: LockedRfp, reason: string | undefined): Promise<void> {
  if (rfp.status !== "sent") throw new DomainError("rfp.not-sent");
  await tx.rfp.update({
    where: { id: rfp.id },
    data: { status: "closed", endedAt: rfp.at, closeReason: reason || null, version: { increment: 1 } },
  });
  await appendEvent(tx, { type: "rfp.closed", aggregateId: rfp.id, payload: { rfpId: rfp.id } });
  const asked = rfp.venues.filter(({ status }) => wasAsked(status));
  await tellVenues(tx, "rfp.venue-closed", rfp.id, asked);
}

/**
 * Ends everything that an organization has out, and discards its drafts, when the organization ends. The caller holds
 * the organization's lock.
 * @returns how many RFPs were closed
 */
export async function closeAllRfps(
  tx: Tx,
  { organizationId, reason, now }: { organizationId: string; reason: string; now: Date | null },
): Promise<number> {
  await discardAllDrafts(tx, organizationId, now);
  const sent = await tx.rfp.findMany({
    where: { organizationId, status: "sent" },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  let closed = 0;
  for (const { id: rfpId } of sent) {
    const rfp = await settleDeadline(tx, await lockRfp(tx, { rfpId, organizationId }, now));
    if (rfp.status !== "sent") continue;
    await close(tx, rfp, reason);
    closed++;
  }
  return closed;
}
