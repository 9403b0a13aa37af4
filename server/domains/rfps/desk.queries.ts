import { cursorOf, placeInTime } from "../../cursor";
import type { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";
import { reaches } from "../organizations/policy";
import type { OrganizationRole } from "../organizations/schema";
import { attachmentOf } from "../uploads/policy";
import { inboxStateOf } from "./desk.policy";
import type { InboxState, QuestionOut, RequestOut, RequestSummaryOut } from "./desk.schema";
import {
  ANSWER_COLUMNS,
  ASKED_COLUMNS,
  ATTACHMENTS,
  askedOf,
  responseOf,
  turnedDownOf,
} from "./outputs.policy";
import { statusAt, whyNotRespond } from "./policy";

/** A request that was made to a venue, and what the caller is in the venue's organization. */
export type RfpVenueAccess = { id: string; rfpId: string; venueId: string; role: OrganizationRole };

/**
 * @throws DomainError not-found rfp-venue.not-found for people outside the venue's organization, and where the venue was
 * chosen and not asked yet
 */
export async function getRfpVenueAccess(
  db: Queryable,
  { rfpVenueId, userId }: { rfpVenueId: string; userId: string },
): Promise<RfpVenueAccess> {
  const row = await db.rfpVenue.findFirst({
    where: { id: rfpVenueId, status: { not: "picked" } },
    select: {
      id: true,
      rfpId: true,
      venueId: true,
      venue: {
        select: { organization: { select: { members: { where: { userId }, select: { role: true } } } } },
      },
    },
  });
  const role = row?.venue.organization.members[0]?.role ?? null;
  if (!row || role === null || !reaches(role, "member")) throw notFound("rfp-venue");
  return { id: row.id, rfpId: row.rfpId, venueId: row.venueId, role };
}

const REQUEST_COLUMNS = {
  ...ANSWER_COLUMNS,
  id: true,
  rfpId: true,
  venueId: true,
  status: true,
  askedAt: true,
  awardMessage: true,
  rfp: {
    select: {
      ...ASKED_COLUMNS,
      status: true,
      closeReason: true,
      organization: { select: { id: true, name: true } },
      _count: { select: { venues: { where: { status: { notIn: ["picked", "withdrawn"] } } } } },
    },
  },
} satisfies Prisma.RfpVenueSelect;

type RequestRow = Prisma.RfpVenueGetPayload<{ select: typeof REQUEST_COLUMNS }>;

function summaryOf(row: RequestRow, now: Date): RequestSummaryOut {
  const { needs: _, ...asked } = askedOf(row.rfp);
  return {
    ...asked,
    id: row.id,
    rfpVenueId: row.id,
    rfpId: row.rfpId,
    venueId: row.venueId,
    status: statusAt(row, row.rfp, now),
    state: inboxStateOf(row, row.rfp, now),
    closedBecause: whyNotRespond(row.rfp, row, now),
    askedAt: (row.askedAt ?? now).toISOString(),
    organization: row.rfp.organization,
    response: responseOf(row),
    othersAsked: row.rfp._count.venues - (row.status === "withdrawn" ? 0 : 1),
  };
}

const byAsking = cursorOf("inbox", placeInTime);
const byDeadline = cursorOf("inbox-open", placeInTime);

/** The requests to one venue, or to all venues of an organization. */
type InboxOf = { venueId?: string | undefined; organizationId?: string | undefined };
type Inbox = InboxOf & { state?: InboxState | undefined; cursor?: string | undefined; limit: number };

const madeTo = ({ venueId, organizationId }: InboxOf) => ({
  ...(venueId !== undefined && { venueId }),
  ...(organizationId !== undefined && { venue: { organizationId } }),
  status: { not: "picked" as const },
});

/**
 * The requests made to a venue, or to all of an organization, newest first; those that are open by their deadlines, the next first. Decided by `now`,
 * so a request whose deadline has passed is not open, whether or not the job has run.
 */
export async function listRequests(
  db: Queryable,
  { state, cursor, limit, ...of }: Inbox,
  now: Date,
): Promise<{ items: RequestSummaryOut[]; nextCursor: string | null }> {
  const isOpen = state === "open";
  const pages = isOpen ? byDeadline : byAsking;
  const after = pages.read(cursor);
  const rows = await db.rfpVenue.findMany({
    where: {
      ...madeTo(of),
      AND: [state ? stateIs(state, now) : {}, after ? placeAfter(after, isOpen) : {}],
    },
    orderBy: isOpen
      ? [{ rfp: { responseDeadline: "asc" } }, { id: "asc" }]
      : [{ askedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: REQUEST_COLUMNS,
  });
  const page = pages.page(rows, limit, (row) => ({
    at: (isOpen ? row.rfp.responseDeadline : row.askedAt) ?? now,
    id: row.id,
  }));
  return { ...page, items: page.items.map((row) => summaryOf(row, now)) };
}

/** How many requests are in each state. */
export async function countRequests(
  db: Queryable,
  of: InboxOf,
  now: Date,
): Promise<Record<InboxState, number>> {
  const count = (state: InboxState) =>
    db.rfpVenue.count({ where: { ...madeTo(of), AND: [stateIs(state, now)] } });
  const [open, answered, ended] = await Promise.all([count("open"), count("answered"), count("ended")]);
  return { open, answered, ended };
}

function placeAfter({ at, id }: { at: Date; id: string }, isOpen: boolean): Prisma.RfpVenueWhereInput {
  return isOpen
    ? { OR: [{ rfp: { responseDeadline: { gt: at } } }, { rfp: { responseDeadline: at }, id: { gt: id } }] }
    : { OR: [{ askedAt: { lt: at } }, { askedAt: at, id: { lt: id } }] };
}

/** The rows for which `inboxStateOf` says this state. */
function stateIs(state: InboxState, now: Date): Prisma.RfpVenueWhereInput {
  const open = { status: "asked", rfp: { status: "sent", responseDeadline: { gt: now } } } as const;
  const answered = { status: "responded", rfp: { status: "sent" } } as const;
  if (state === "open") return open;
  return state === "answered" ? answered : { NOT: { OR: [open, answered] } };
}

/** One request as the venue sees it. @throws DomainError not-found */
export async function getRequest(db: Queryable, rfpVenueId: string, now: Date): Promise<RequestOut> {
  const row = await db.rfpVenue.findFirst({
    where: { id: rfpVenueId, status: { not: "picked" } },
    select: {
      ...REQUEST_COLUMNS,
      rfp: { select: { ...REQUEST_COLUMNS.rfp.select, attachments: ATTACHMENTS } },
    },
  });
  if (!row) throw notFound("rfp-venue");
  const { rfp } = row;
  const organizationId = rfp.organization.id;
  const [ended, questions] = await Promise.all([
    db.rfp.groupBy({
      by: ["status"],
      where: { organizationId, status: { in: ["awarded", "closed"] }, sentAt: { not: null } },
      _count: true,
    }),
    listQuestions(db, rfpVenueId),
  ]);
  // As `server/domains/attachments` lets the venue read the files.
  const isReadable = rfp.status === "sent" ? row.status !== "withdrawn" : row.status === "awarded";
  const endedAs = (status: string) => ended.find((group) => group.status === status)?._count ?? 0;
  return {
    ...summaryOf(row, now),
    needs: rfp.needs,
    attachments: isReadable ? rfp.attachments.map(({ upload }) => attachmentOf(upload)) : [],
    organizerEnded: endedAs("awarded") + endedAs("closed"),
    organizerAwarded: endedAs("awarded"),
    turnedDown: turnedDownOf(row),
    awardMessage: row.awardMessage,
    // A venue that was withdrawn hears nothing of what became of the request.
    closeReason: row.status === "withdrawn" ? null : rfp.closeReason,
    questions,
  };
}

/** What an organization and a venue wrote to each other about an RFP, oldest first. */
export async function listQuestions(db: Queryable, rfpVenueId: string): Promise<QuestionOut[]> {
  const rows = await db.rfpQuestion.findMany({
    where: { rfpVenueId },
    select: { id: true, byVenue: true, body: true, createdAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }));
}

/** The same for the organization of the RFP. @throws DomainError not-found */
export async function listOwnQuestions(
  db: Queryable,
  { rfpVenueId, rfpId, organizationId }: { rfpVenueId: string; rfpId: string; organizationId: string },
): Promise<QuestionOut[]> {
  const found = await db.rfpVenue.findFirst({
    where: { id: rfpVenueId, rfpId, rfp: { organizationId } },
    select: { id: true },
  });
  if (!found) throw notFound("rfp-venue");
  return listQuestions(db, rfpVenueId);
}
