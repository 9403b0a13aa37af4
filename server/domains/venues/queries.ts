import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";
import { ATTACHMENT_COLUMNS, attachmentOf } from "../uploads/policy";
import type { VenueAccess } from "./access/queries";
import { readAnswerRate } from "./answer-rate.queries";
import { type BadgeRow, badgeColumns, badgeIn, badgeTable } from "./badge.queries";
import { type OwnVenues, type PhotoOut, type SpaceOut, VENUES_MAX, type VenueOut } from "./schema";
import { SPACE_COLUMNS, spaceOf } from "./spaces.policy";

type Reader = { venue: Pick<VenueAccess, "id" | "role">; userId: string | undefined; now: Date };

/**
 * A venue as the viewer may see it, with spaces, photos, badge and how it answers.
 * @throws DomainError not-found
 */
export async function getVenue(
  db: Queryable,
  { venue: { id, role }, userId, now }: Reader,
): Promise<VenueOut> {
  const [row, badge, rate, hasAnswered] = await Promise.all([
    db.venue.findUnique({
      where: { id },
      include: {
        organization: { select: { id: true, name: true } },
        spaces: { select: SPACE_COLUMNS, orderBy: [{ position: "asc" }, { id: "asc" }] },
        photos: {
          select: { altText: true, upload: { select: ATTACHMENT_COLUMNS } },
          orderBy: [{ position: "asc" }, { uploadId: "asc" }],
        },
      },
    }),
    readBadge(db, id),
    readAnswerRate(db, id, now),
    role === null && userId !== undefined ? hasAnsweredFor(db, { venueId: id, userId }) : false,
  ]);
  if (!row || !badge) throw notFound("venue");
  const { contactEmail: email, contactPhone: phone, contactShared: shared } = row;
  const seesContact = role !== null || (shared && hasAnswered);
  return {
    id,
    slug: row.slug,
    organization: row.organization,
    name: row.name,
    description: row.description,
    houseRules: row.houseRules,
    address: row.address,
    city: row.city,
    country: row.country,
    latitude: row.latitude,
    longitude: row.longitude,
    timeZone: row.timeZone,
    status: row.status,
    takenDown: role !== null && row.takenDownAt !== null,
    amenities: row.amenities,
    spaces: row.spaces.map(spaceOf),
    photos: row.photos.map(photoOf),
    badge: badgeIn(badge),
    answerRate: rate,
    contact: seesContact ? { email, phone, shared } : null,
    viewerRole: role,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
  };
}

async function readBadge(db: Queryable, venueId: string): Promise<BadgeRow | undefined> {
  const [row] = await db.$queryRaw<BadgeRow[]>`
    select ${badgeColumns} from "Venue" v ${badgeTable} where v.id = ${venueId}::uuid`;
  return row;
}

/** Whether the venue has answered a request of an organization of this person. */
async function hasAnsweredFor(
  db: Queryable,
  { venueId, userId }: { venueId: string; userId: string },
): Promise<boolean> {
  const answered = await db.rfpVenue.findFirst({
    where: {
      venueId,
      respondedAt: { not: null },
      rfp: { organization: { members: { some: { userId } } } },
    },
    select: { id: true },
  });
  return answered !== null;
}

type PhotoRow = { altText: string; upload: Parameters<typeof attachmentOf>[0] };

function photoOf({ altText, upload }: PhotoRow): PhotoOut {
  return { ...attachmentOf(upload), altText };
}

export async function listSpaces(db: Queryable, venueId: string): Promise<SpaceOut[]> {
  const orderBy = [{ position: "asc" }, { id: "asc" }] as const;
  const rows = await db.venueSpace.findMany({
    where: { venueId },
    select: SPACE_COLUMNS,
    orderBy: [...orderBy],
  });
  return rows.map(spaceOf);
}

/** The photos of a venue, the cover first. */
export async function listPhotos(db: Queryable, venueId: string): Promise<PhotoOut[]> {
  const rows = await db.venuePhoto.findMany({
    where: { venueId },
    select: { altText: true, upload: { select: ATTACHMENT_COLUMNS } },
    orderBy: [{ position: "asc" }, { uploadId: "asc" }],
  });
  return rows.map(photoOf);
}

type OwnRow = BadgeRow & Omit<OwnVenues["items"][number], "badge">;

/** The venues of an organization in every status, by name. */
export async function listOwnVenues(db: Queryable, organizationId: string): Promise<OwnVenues["items"]> {
  const rows = await db.$queryRaw<OwnRow[]>`
    select v.id, v.slug, v.name, v.city, v.country, v."timeZone", v.status::text as status, v.version, ${badgeColumns},
      (select count(*)::int from "VenueSpace" s where s."venueId" = v.id) as "spaceCount"
    from "Venue" v ${badgeTable}
    where v."organizationId" = ${organizationId}::uuid
    order by v.status = 'archived', v.name, v.id limit ${VENUES_MAX}::int`;
  return rows.map(({ badgeStatus, badgeUpdatedAt, badgeAnswers, badgeNewestAt, ...venue }) => ({
    ...venue,
    badge: badgeIn({ badgeStatus, badgeUpdatedAt, badgeAnswers, badgeNewestAt }),
  }));
}
