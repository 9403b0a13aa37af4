import type { Db } from "../../db/client";
import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";
import type { Viewer } from "../accounts/schema";
import { findGroupAccess } from "./access/queries";

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
