import { cursorOf, placeInTime } from "../../cursor";
import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";
import { attachmentOf } from "../uploads/policy";
import { ANSWER_COLUMNS, ASKED_COLUMNS, ATTACHMENTS, askedOf, instantOf, rfpVenueOf } from "./outputs.policy";
import { statusAt } from "./policy";
import type { RfpOut, RfpStatus, RfpSummaryOut, RfpsOut } from "./schema";

/** What identifies an RFP of an organization: the id of another organization's is not found. */
export type OwnRfp = { rfpId: string; organizationId: string };

const OWN_COLUMNS = {
  id: true,
  organizationId: true,
  status: true,
  sentAt: true,
  endedAt: true,
  closeReason: true,
  version: true,
  createdAt: true,
} as const;

/** The columns of a venue of an RFP that `rfpVenueOf` reads. */
export const RFP_VENUE_COLUMNS = {
  ...ANSWER_COLUMNS,
  id: true,
  venueId: true,
  status: true,
  askedAt: true,
  shortlistedAt: true,
  notes: true,
  awardMessage: true,
  venue: {
    select: {
      slug: true,
      name: true,
      city: true,
      country: true,
      timeZone: true,
      status: true,
      availabilityStatus: true,
    },
  },
  _count: { select: { questions: true } },
} as const;

type OwnRow = Pick<RfpOut, "id" | "organizationId" | "status" | "closeReason" | "version"> & {
  sentAt: Date | null;
  endedAt: Date | null;
  createdAt: Date;
};

function ownOf(row: OwnRow) {
  const { id, organizationId, status, closeReason, version } = row;
  const sentAt = instantOf(row.sentAt);
  const endedAt = instantOf(row.endedAt);
  return {
    id,
    organizationId,
    status,
    closeReason,
    version,
    sentAt,
    endedAt,
    createdAt: row.createdAt.toISOString(),
  };
}

/** An RFP with its venues in the order in which they were chosen. @throws DomainError not-found rfp.not-found */
export async function getRfp(db: Queryable, { rfpId, organizationId }: OwnRfp, now: Date): Promise<RfpOut> {
  const row = await db.rfp.findFirst({
    where: { id: rfpId, organizationId },
    select: {
      ...ASKED_COLUMNS,
      ...OWN_COLUMNS,
      attachments: ATTACHMENTS,
      venues: { select: RFP_VENUE_COLUMNS, orderBy: { id: "asc" } },
    },
  });
  if (!row) throw notFound("rfp");
  return {
    ...askedOf(row),
    ...ownOf(row),
    attachments: row.attachments.map(({ upload }) => attachmentOf(upload)),
    venues: row.venues.map((venue) => rfpVenueOf(venue, row, now)),
  };
}

const pages = cursorOf("rfps", placeInTime);

/** The RFPs of an organization, newest first, and how many it has in each status. */
export async function listRfps(
  db: Queryable,
  {
    organizationId,
    status,
    cursor,
    limit,
  }: { organizationId: string; status?: RfpStatus | undefined; cursor?: string | undefined; limit: number },
  now: Date,
): Promise<RfpsOut> {
  const after = pages.read(cursor);
  const rows = await db.rfp.findMany({
    where: {
      organizationId,
      ...(status && { status }),
      ...(after && { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: {
      ...ASKED_COLUMNS,
      ...OWN_COLUMNS,
      venues: {
        select: {
          id: true,
          venueId: true,
          status: true,
          availability: true,
          venue: { select: { name: true } },
        },
        orderBy: { id: "asc" },
      },
    },
  });
  const { items, nextCursor } = pages.page(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  const counts = await countByStatus(db, organizationId);
  return { items: items.map((row) => summaryOf(row, now)), nextCursor, counts };
}

async function countByStatus(db: Queryable, organizationId: string): Promise<RfpsOut["counts"]> {
  const groups = await db.rfp.groupBy({ by: ["status"], where: { organizationId }, _count: { _all: true } });
  const counted = Object.fromEntries(groups.map(({ status, _count }) => [status, _count._all]));
  return { draft: 0, sent: 0, awarded: 0, closed: 0, ...counted };
}

type SummaryRow = Parameters<typeof askedOf>[0] &
  OwnRow & {
    venues: {
      id: string;
      venueId: string;
      status: RfpSummaryOut["venues"][number]["status"];
      availability: RfpSummaryOut["venues"][number]["availability"];
      venue: { name: string };
    }[];
  };

function summaryOf(row: SummaryRow, now: Date): RfpSummaryOut {
  const { needs: _, ...asked } = askedOf(row);
  const venues = row.venues.map(({ venue: { name }, ...one }) => ({
    id: one.id,
    venueId: one.venueId,
    name,
    status: statusAt(one, row, now),
    availability: one.availability,
  }));
  return { ...asked, ...ownOf(row), venues };
}
