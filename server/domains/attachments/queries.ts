import type { Db } from "../../db/client";
import { env } from "../../env";
import { notFound } from "../../errors";
import type { Viewer } from "../accounts/schema";
import { findEventAccess } from "../events/access/queries";
import { isOpenAt } from "../events/access/visibility.queries";
import { readerOf } from "../groups/access/policy";
import { findGroupAccess } from "../groups/access/queries";
import { findReadable } from "../posts/reading/queries";
import { isPass } from "../uploads/pass.policy";
import { ATTACHMENT_COLUMNS, attachmentOf } from "../uploads/policy";
import { type Belongs, readingOf } from "./policy";
import type { ReadAttachment } from "./schema";

type By = {
  attachmentId: string;
  viewer: Viewer | null;
  invite?: string | undefined;
  pass?: string | undefined;
  now: Date;
};

/** A cover can be that of many copies of an event; a viewer who sees none of these sees no other in practice. */
const EVENTS_MAX = 50;
/** Only its owner can attach a file, so a file is attached in few places. */
const CONTRIBUTIONS_MAX = 50;

/**
 * A stored upload that the viewer may read, as what it belongs to.
 * @throws DomainError not-found `attachment.not-found` both where there is none and where the viewer may not read it
 */
export async function readAttachment(db: Db, by: By): Promise<ReadAttachment> {
  const where = { id: by.attachmentId, status: "stored" as const };
  const row = await db.upload.findFirst({ where, select: { ...ATTACHMENT_COLUMNS, ownerId: true } });
  if (!row) throw notFound("attachment");
  const reading = readingOf({ ownerId: row.ownerId, ...(await belongs(db, row.id, by.now)) }, by.viewer);
  const mayRead = reading === "ask" ? await seesOneOf(db, row.id, by) : reading !== "nobody";
  if (!mayRead) throw notFound("attachment");
  return { ...attachmentOf(row), isPublic: reading === "everyone" };
}

async function belongs(db: Db, uploadId: string, now: Date): Promise<Omit<Belongs, "ownerId">> {
  const [found] = await db.$queryRaw<Omit<Belongs, "ownerId">[]>`
    with id as materialized (select ${uploadId}::uuid as id)
    select
      exists (select 1 from "User" u, id where u."avatarUploadId" = id.id)
        or exists (select 1 from "Event" e, id
          where e."coverUploadId" = id.id and e.status <> 'draft' and ${isOpenAt(now)})
        or exists (select 1 from "Speaker" k join "Event" e on e.id = k."eventId", id
          where k."photoUploadId" = id.id and e.status <> 'draft' and ${isOpenAt(now)})
        or exists (select 1 from "VenuePhoto" p join "Venue" v on v.id = p."venueId", id
          where p."uploadId" = id.id and v.status in ('listed', 'unlisted'))
        or exists (select 1 from "Group" g, id
          where g."coverUploadId" = id.id and g.visibility <> 'private' and g."deletedAt" is null) as "isOpen",
      exists (select 1 from "Event" e, id where e."coverUploadId" = id.id)
        or exists (select 1 from "Speaker" k, id where k."photoUploadId" = id.id)
        or exists (select 1 from "VenuePhoto" p, id where p."uploadId" = id.id)
        or exists (select 1 from "RfpAttachment" a, id where a."uploadId" = id.id)
        or exists (select 1 from "Group" g, id where g."coverUploadId" = id.id)
        or exists (select 1 from "ContributionAttachment" a, id where a."uploadId" = id.id) as "isGuarded"`;
  return found ?? { isOpen: false, isGuarded: false };
}

async function seesOneOf(db: Db, uploadId: string, { viewer, invite, pass, now }: By): Promise<boolean> {
  if (viewer && (await isMemberOfOne(db, uploadId, viewer.id))) return true;
  if (await readsContribution(db, uploadId, viewer)) return true;
  const events = await db.event.findMany({
    where: { OR: [{ coverUploadId: uploadId }, { speakers: { some: { photoUploadId: uploadId } } }] },
    select: { id: true },
    orderBy: { createdAt: "desc" },
    take: EVENTS_MAX,
  });
  const secret = env().NEXTAUTH_SECRET;
  const isCover = events.length > 0 || (await db.group.count({ where: { coverUploadId: uploadId } })) > 0;
  if (isCover && pass && secret && isPass(pass, uploadId, { secret, now })) return true;
  for (const { id: eventId } of events) {
    if (await findEventAccess(db, { eventId, viewer, invite, now })) return true;
  }
  return false;
}

/** Whether the viewer may read a post or comment that it is attached to, or a group whose cover it is. */
async function readsContribution(db: Db, uploadId: string, viewer: Viewer | null): Promise<boolean> {
  const attached = await db.contributionAttachment.findMany({
    where: { uploadId },
    select: { contributionId: true },
    take: CONTRIBUTIONS_MAX,
  });
  const ids = attached.map(({ contributionId }) => contributionId);
  if ((await findReadable(db, ids, readerOf(viewer))).size > 0) return true;
  const groups = await db.group.findMany({
    where: { coverUploadId: uploadId },
    select: { id: true },
    take: CONTRIBUTIONS_MAX,
  });
  for (const { id: groupId } of groups) if (await findGroupAccess(db, { groupId, viewer })) return true;
  return false;
}

/**
 * Whether the person is a member of an organization that may read it: that of the venue, that of the RFP, or that of
 * a venue which the RFP was sent to and not withdrawn from.
 */
async function isMemberOfOne(db: Db, uploadId: string, userId: string): Promise<boolean> {
  const found = await db.$queryRaw<object[]>`
    select 1 from "OrganizationMember" m where m."userId" = ${userId}::uuid and m."organizationId" in (
      select v."organizationId" from "VenuePhoto" p join "Venue" v on v.id = p."venueId"
        where p."uploadId" = ${uploadId}::uuid
      union all
      select r."organizationId" from "RfpAttachment" a join "Rfp" r on r.id = a."rfpId"
        where a."uploadId" = ${uploadId}::uuid
      union all
      select v."organizationId" from "RfpAttachment" a
        join "Rfp" r on r.id = a."rfpId"
        join "RfpVenue" rv on rv."rfpId" = r.id and rv.status not in ('picked', 'withdrawn')
          and (r.status = 'sent' or rv.status = 'awarded')
        join "Venue" v on v.id = rv."venueId"
        where a."uploadId" = ${uploadId}::uuid
    ) limit 1`;
  return found.length > 0;
}
