import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { appendEvent } from "../../outbox/append";
import { listQuestions } from "./desk.queries";
import { QUESTIONS_MAX, type QuestionOut } from "./desk.schema";
import { wasAsked } from "./policy";
import { lockRfpOfVenue } from "./rfp-lock.queries";

const QUESTIONS: Limit = { name: "rfp-question", hitsMax: 60, windowSeconds: 3600 };

type Message = { rfpVenueId: string; authorId: string; body: string; now: Date | null };

/**
 * Writes to one venue about an RFP, as its organization.
 * @throws DomainError not-found; conflict rfp.not-sent, rfp.withdrawn, rfp.too-many-questions; rate-limited
 */
export function askVenue(
  db: Db,
  { organizationId, rfpId, ...message }: Message & { organizationId: string; rfpId: string },
): Promise<QuestionOut[]> {
  return write(db, { ...message, byVenue: false, own: { organizationId, rfpId } });
}

/** Writes to the organization about a request, as the venue. @throws DomainError as `askVenue` */
export function replyToOrganizer(db: Db, message: Message): Promise<QuestionOut[]> {
  return write(db, { ...message, byVenue: true, own: null });
}

type Written = Message & { byVenue: boolean; own: { organizationId: string; rfpId: string } | null };

async function write(
  db: Db,
  { rfpVenueId, authorId, body, byVenue, own, now }: Written,
): Promise<QuestionOut[]> {
  await takeHit(db, QUESTIONS, authorId, now);
  return inTransaction(db, async (tx) => {
    const { rfp, venue } = await lockRfpOfVenue(tx, rfpVenueId, now);
    if (own && (rfp.id !== own.rfpId || rfp.organizationId !== own.organizationId))
      throw notFound("rfp-venue");
    if (!wasAsked(venue.status)) throw new DomainError("rfp.withdrawn");
    // With the venue that was awarded there is still something to settle.
    if (rfp.status !== "sent" && venue.status !== "awarded") throw new DomainError("rfp.not-sent");
    await refuseBeyond(tx, rfpVenueId);
    const { id: questionId } = await tx.rfpQuestion.create({
      data: { rfpVenueId, authorId, byVenue, body, createdAt: rfp.at },
      select: { id: true },
    });
    const payload = { rfpId: rfp.id, rfpVenueId, venueId: venue.venueId, questionId, byVenue };
    await appendEvent(tx, { type: "rfp.question-asked", aggregateId: rfp.id, payload });
    return listQuestions(tx, rfpVenueId);
  });
}

async function refuseBeyond(tx: Tx, rfpVenueId: string): Promise<void> {
  const questions = await tx.rfpQuestion.count({ where: { rfpVenueId } });
  if (questions >= QUESTIONS_MAX)
    throw new DomainError("rfp.too-many-questions", { questionsMax: QUESTIONS_MAX });
}
