import type { Db } from "../../db/client";
import { DomainError } from "../../errors";
import type { Viewer } from "../accounts/schema";
import { roleReaches } from "../groups/access/policy";
import { withPresentNamesIn } from "./mention-names.queries";
import type { ContributionAccess } from "./reading/queries";
import type { RevisionOut } from "./schema";

/** More than anyone edits one text. */
const REVISIONS_MAX = 200;

/**
 * The earlier texts of a post or comment, newest first, for its author and the moderators. Others see when it was edited.
 * @throws DomainError forbidden `contribution.not-author`
 */
export async function listRevisions(
  db: Db,
  { access, viewer }: { access: ContributionAccess; viewer: Viewer },
): Promise<{ items: RevisionOut[] }> {
  if (access.authorId !== viewer.id && !roleReaches(access.group.role, "moderator"))
    throw new DomainError("contribution.not-author");
  const items = await db.$queryRaw<(Omit<RevisionOut, "replacedAt"> & { replacedAt: Date })[]>`
    select r.version, r.title, r.body, r."replacedAt",
      jsonb_build_object('id', u.id, 'name', u.name, 'imageUrl', u."imageUrl") as by
    from "Revision" r join "User" u on u.id = r."replacedById"
    where r."contributionId" = ${access.id}::uuid
    order by r.version desc limit ${REVISIONS_MAX}`;
  const named = await withPresentNamesIn(db, items, { body: "body", id: () => access.id });
  return { items: named.map((item) => ({ ...item, replacedAt: item.replacedAt.toISOString() })) };
}
