import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError } from "../../errors";
import { appendEvent } from "../../outbox/append";
import { faultsInAnswer, isSameAnswer, wholeAnswer } from "./answers.policy";
import { tellVenues } from "./deadline.commands";
import { getRequest } from "./desk.queries";
import type { Answer, RequestOut } from "./desk.schema";
import { ANSWER_COLUMNS, responseOf } from "./outputs.policy";
import { whyNotRespond } from "./policy";
import { lockRfpOfVenue } from "./rfp-lock.queries";
import type { TurnDownReason } from "./schema";

/** Answers and revisions to one request. */
const ANSWERS: Limit = { name: "rfp-answer", hitsMax: 60, windowSeconds: 3600 };

type Given = { rfpVenueId: string; now: Date | null };

/**
 * Answers a request, or replaces the answer until the deadline, by the database's clock under the lock of the RFP. An
 * answer that says the same again changes nothing.
 * @throws DomainError not-found; expired rfp.deadline-passed; conflict rfp.not-sent, rfp.withdrawn, rfp.turned-down,
 * rfp.revised-meanwhile; invalid with the fields at fault; rate-limited
 */
export async function respond(
  db: Db,
  {
    rfpVenueId,
    answer,
    expectedRevision,
    now,
  }: Given & { answer: Answer; expectedRevision?: number | undefined },
): Promise<RequestOut> {
  await takeHit(db, ANSWERS, rfpVenueId, now);
  return inTransaction(db, async (tx) => {
    const { rfp, venue } = await lockRfpOfVenue(tx, rfpVenueId, now);
    refuseClosed(whyNotRespond(rfp, venue, rfp.at));
    if (expectedRevision !== undefined && expectedRevision !== venue.revision)
      throw new DomainError("rfp.revised-meanwhile", { revision: venue.revision });
    const said = wholeAnswer(answer);
    await refuseFaults(tx, venue.venueId, said, rfp.at);
    const row = await tx.rfpVenue.findUniqueOrThrow({
      where: { id: rfpVenueId },
      select: { ...ANSWER_COLUMNS, status: true },
    });
    if (!isSameAnswer(said, responseOf(row))) {
      const revision = venue.revision + 1;
      await tx.rfpVenue.update({
        where: { id: rfpVenueId },
        data: {
          ...said,
          status: "responded",
          revision,
          respondedAt: row.respondedAt ?? rfp.at,
          revisedAt: row.respondedAt && rfp.at,
        },
      });
      await appendEvent(tx, {
        type: "rfp.venue-answered",
        aggregateId: rfp.id,
        payload: {
          rfpId: rfp.id,
          rfpVenueId,
          venueId: venue.venueId,
          availability: said.availability,
          revision,
          before: row.availability,
        },
      });
    }
    return getRequest(tx, rfpVenueId, rfp.at);
  });
}

/**
 * Turns a request down for good: only the organization can ask again. Repeating it changes nothing.
 * @throws DomainError as `respond`
 */
export async function turnDown(
  db: Db,
  { rfpVenueId, reason, note = "", now }: Given & { reason: TurnDownReason; note?: string | undefined },
): Promise<RequestOut> {
  await takeHit(db, ANSWERS, rfpVenueId, now);
  return inTransaction(db, async (tx) => {
    const { rfp, venue } = await lockRfpOfVenue(tx, rfpVenueId, now);
    const why = whyNotRespond(rfp, venue, rfp.at);
    if (why !== "rfp.turned-down") {
      refuseClosed(why);
      await tx.rfpVenue.update({
        where: { id: rfpVenueId },
        data: { status: "turned_down", turnDownReason: reason, turnDownNote: note, shortlistedAt: null },
      });
      await tellVenues(tx, "rfp.venue-turned-down", rfp.id, [venue]);
    }
    return getRequest(tx, rfpVenueId, rfp.at);
  });
}

function refuseClosed(why: ReturnType<typeof whyNotRespond>): void {
  if (why) throw new DomainError(why);
}

/** @throws DomainError invalid, also where a space is another venue's */
async function refuseFaults(
  tx: Tx,
  venueId: string,
  said: ReturnType<typeof wholeAnswer>,
  now: Date,
): Promise<void> {
  const fields = faultsInAnswer(said, now);
  const own = await tx.venueSpace.count({ where: { venueId, id: { in: said.spaceIds } } });
  if (own < said.spaceIds.length) fields.push({ field: "spaceIds", message: "Choose spaces of this venue." });
  if (fields.length > 0) throw new DomainError("input.invalid", { fields });
}
