import type { Db } from "../../db/client";
import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";
import { siteSecret } from "../../site-secret";
import type { Viewer } from "../accounts/schema";
import { passedUrl } from "../uploads/pass.policy";
import { findGroupAccess } from "./access/queries";
import { type GroupInvitationOut, INVITATIONS_MAX, type WaitingGroupInvitations } from "./links/schema";

/** The id of the group whose invitation to the viewer's own confirmed address this is; null where there is none. */
export async function findInvitingGroup(
  db: Queryable,
  { groupId, viewer }: { groupId: string; viewer: Viewer },
): Promise<string | null> {
  if (!viewer.emailVerified) return null;
  const key = groupId.toLowerCase();
  const rows = await db.groupInvitation.findMany({
    where: { email: viewer.email, group: { deletedAt: null } },
    select: { groupId: true, group: { select: { slug: true } } },
  });
  return rows.find(({ groupId: id, group }) => [id, group.slug].includes(key))?.groupId ?? null;
}

/**
 * The id of the group to which the viewer's own request stands. They may not read it where it turned private since.
 * @param by.groupId an id or a slug
 * @throws DomainError not-found
 */
export async function getAskedGroup(
  db: Db,
  { groupId, viewer }: { groupId: string; viewer: Viewer },
): Promise<string> {
  const key = groupId.toLowerCase();
  const rows = await db.groupRequest.findMany({
    where: { userId: viewer.id, group: { deletedAt: null } },
    select: { groupId: true, group: { select: { slug: true } } },
  });
  const asked = rows.find(({ groupId: id, group }) => [id, group.slug].includes(key));
  return asked?.groupId ?? getKnownGroup(db, { groupId, viewer });
}

/**
 * The id of a group that the viewer may read, or is invited to.
 * @param by.groupId an id or a slug
 * @throws DomainError not-found
 */
export async function getKnownGroup(
  db: Db,
  { groupId, viewer }: { groupId: string; viewer: Viewer },
): Promise<string> {
  const access = await findGroupAccess(db, { groupId, viewer });
  const id = access?.id ?? (await findInvitingGroup(db, { groupId, viewer }));
  if (!id) throw notFound("group");
  return id;
}

/** Members who may invite, and can act. */
const byModerator = {
  role: { in: ["owner", "moderator"] as ("owner" | "moderator")[] },
  user: { bannedAt: null },
};

async function namesOf(db: Queryable, ids: string[]): Promise<Map<string, string>> {
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [id, name]));
}

type Listing = { groupId: string; viewerId: string; now: Date };

/** The open invitations of a group, newest first. An address is shown only to the person who entered it. */
export async function listInvitations(
  db: Queryable,
  { groupId, viewerId, now }: Listing,
): Promise<GroupInvitationOut[]> {
  const rows = await db.groupInvitation.findMany({
    where: { groupId, expiresAt: { gt: now } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: INVITATIONS_MAX,
  });
  const names = await namesOf(
    db,
    rows.map(({ invitedById }) => invitedById),
  );
  return rows.map(({ id, email, invitedById, createdAt, expiresAt }) => ({
    id,
    email: invitedById === viewerId ? email : null,
    invitedBy: names.get(invitedById) ?? null,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }));
}

/** More invitations than one address has in practice. */
const WAITING_MAX = 200;

/** The open invitations to the viewer's own confirmed address that can be accepted, newest first. */
export async function listWaitingInvitations(
  db: Queryable,
  viewer: Viewer,
  now: Date,
): Promise<WaitingGroupInvitations["items"]> {
  if (!viewer.emailVerified) return [];
  const isBanned = { some: { userId: viewer.id, OR: [{ until: null }, { until: { gt: now } }] } };
  const rows = await db.groupInvitation.findMany({
    where: {
      email: viewer.email,
      expiresAt: { gt: now },
      group: {
        deletedAt: null,
        archivedAt: null,
        members: { none: { userId: viewer.id } },
        NOT: { bans: isBanned },
      },
    },
    include: { group: { include: { tally: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: WAITING_MAX,
  });
  const inviters = await db.groupMember.findMany({
    where: {
      groupId: { in: rows.map(({ groupId }) => groupId) },
      userId: { in: rows.map(({ invitedById }) => invitedById) },
      ...byModerator,
    },
    select: { groupId: true, userId: true },
  });
  const stands = ({ groupId, invitedById }: (typeof rows)[number]) =>
    inviters.some((one) => one.groupId === groupId && one.userId === invitedById);
  const names = await namesOf(
    db,
    rows.map(({ invitedById }) => invitedById),
  );
  return rows.filter(stands).map(({ group, invitedById, expiresAt }) => ({
    group: {
      id: group.id,
      slug: group.slug,
      name: group.name,
      coverUrl: passedUrl(group.coverUrl, { secret: siteSecret(), now }),
      memberCount: group.tally?.members ?? 0,
      visibility: group.visibility,
      joining: group.joining,
    },
    invitedBy: names.get(invitedById) ?? null,
    expiresAt: expiresAt.toISOString(),
  }));
}
