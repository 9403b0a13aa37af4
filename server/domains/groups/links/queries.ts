import type { Db } from "../../../db/client";
import type { Queryable } from "../../../db/transaction";
import { DomainError, notFound } from "../../../errors";
import { siteSecret } from "../../../site-secret";
import { passedUrl } from "../../uploads/pass.policy";
import { groupLinkIdIn, groupLinkPath, groupLinkToken, hasEnded } from "./policy";
import type { GroupLinkOut, LinkPreview } from "./schema";

type Row = {
  id: string;
  usesMax: number | null;
  uses: number;
  expiresAt: Date | null;
  revokedAt: Date | null;
  createdAt: Date;
  createdById: string;
};

/** A link as moderators see it. */
export function linkOf(row: Row, createdBy: string | null, now: Date): GroupLinkOut {
  const token = groupLinkToken(row.id, siteSecret());
  return {
    id: row.id,
    path: groupLinkPath(token),
    token,
    usesMax: row.usesMax,
    uses: row.uses,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    createdBy,
    hasEnded: hasEnded(row, now),
  };
}

/** More than are kept open; ended ones among them are shown until they are revoked. */
const SHOWN_MAX = 200;

/** The links of a group that were not revoked, newest first. */
export async function listLinks(db: Queryable, groupId: string, now: Date): Promise<GroupLinkOut[]> {
  const rows = await db.groupLink.findMany({
    where: { groupId, revokedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: SHOWN_MAX,
  });
  const people = await db.user.findMany({
    where: { id: { in: rows.map(({ createdById }) => createdById) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row) => linkOf(row, names.get(row.createdById) ?? null, now));
}

/**
 * The link and group of a token, the group not locked.
 * @throws DomainError not-found for a token that is not ours, or a deleted group
 */
export async function getLink(db: Queryable, token: string) {
  const id = groupLinkIdIn(token, siteSecret());
  const link = id && (await db.groupLink.findFirst({ where: { id, group: { deletedAt: null } } }));
  if (!link) throw notFound("group-link");
  return link;
}

type Asked = { token: string; viewerId: string | null; now: Date };

/**
 * What the holder of a link may know of its group: name, cover and number of members, also of a private one as long as
 * the link holds.
 * @throws DomainError not-found; expired group-link.ended for one of a private group, unless the viewer is a member
 */
export async function previewLink(db: Db, { token, viewerId, now }: Asked): Promise<LinkPreview> {
  const link = await getLink(db, token);
  const group = await db.group.findUniqueOrThrow({
    where: { id: link.groupId },
    select: {
      id: true,
      slug: true,
      name: true,
      coverUrl: true,
      visibility: true,
      membersMax: true,
      archivedAt: true,
      tally: { select: { members: true } },
    },
  });
  const maker = await db.groupMember.findFirst({
    where: {
      groupId: group.id,
      userId: link.createdById,
      role: { in: ["owner", "moderator"] },
      user: { bannedAt: null },
    },
    select: { role: true },
  });
  const member = viewerId
    ? await db.groupMember.count({ where: { groupId: group.id, userId: viewerId } })
    : 0;
  const { visibility, membersMax, archivedAt, tally, coverUrl, ...shown } = group;
  const isEnded = !maker || hasEnded(link, now);
  if (isEnded && visibility === "private" && member === 0) throw new DomainError("group-link.ended");
  const memberCount = tally?.members ?? 0;
  const isFull = membersMax !== null && memberCount >= membersMax;
  const open = archivedAt ? "archived" : isFull ? "full" : "open";
  return {
    group: { ...shown, memberCount, coverUrl: passedUrl(coverUrl, { secret: siteSecret(), now }) },
    status: isEnded ? "ended" : open,
    isMember: member > 0,
  };
}
