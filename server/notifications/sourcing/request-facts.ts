import type { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";
import { statusAt } from "../../domains/rfps/policy";
import type { RfpVenueStatus } from "../../domains/rfps/schema";

const organization = { select: { id: true, slug: true, name: true } } as const;

const select = {
  id: true,
  status: true,
  askedAt: true,
  availability: true,
  message: true,
  quote: true,
  currency: true,
  validUntil: true,
  turnDownReason: true,
  turnDownNote: true,
  awardMessage: true,
  revision: true,
  venue: { select: { id: true, slug: true, name: true, timeZone: true, organization } },
  rfp: {
    select: {
      id: true,
      title: true,
      eventType: true,
      status: true,
      preferredDatesStart: true,
      preferredDatesEnd: true,
      datesFlexible: true,
      attendanceMin: true,
      attendanceMax: true,
      responseDeadline: true,
      organization,
      venues: { select: { status: true, venue: { select: { name: true } } } },
    },
  },
} as const;

/** One venue of an RFP with its answer, as notifications need it. `status` is that at the time of reading. */
export type RequestFacts = Prisma.RfpVenueGetPayload<{ select: typeof select }>;

/** By id of the RFP venue, as things stand at `now`: a deadline that has passed counts whether or not a job has run. */
export async function readRequests(
  db: Queryable,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, RequestFacts>> {
  const rows = await db.rfpVenue.findMany({ where: { id: { in: [...new Set(ids)] } }, select });
  return new Map(
    rows.map(({ rfp, ...row }) => {
      const at = <Row extends { status: RfpVenueStatus }>(one: Row) => ({
        ...one,
        status: statusAt(one, rfp, now),
      });
      return [row.id, { ...at(row), rfp: { ...rfp, venues: rfp.venues.map(at) } }];
    }),
  );
}

const questionSelect = { id: true, rfpVenueId: true, body: true, byVenue: true } as const;

export type QuestionFacts = Prisma.RfpQuestionGetPayload<{ select: typeof questionSelect }>;

/** By id. */
export async function readQuestions(db: Queryable, ids: string[]): Promise<Map<string, QuestionFacts>> {
  const rows = await db.rfpQuestion.findMany({ where: { id: { in: ids } }, select: questionSelect });
  return new Map(rows.map((row) => [row.id, row]));
}
