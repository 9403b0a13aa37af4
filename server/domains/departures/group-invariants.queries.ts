import type { Tx } from "../../db/transaction";
import { IS_ABANDONED } from "./groups.queries";

const FOUND_MAX = 100;
/** The job runs every minute; one that has not settled a ban for this long never will. */
const SETTLED_AFTER_MS = 3_600_000;

/** Groups that no owner can act for although they have members or take posts; empty = sound. */
export function findAbandonedGroups(tx: Tx, now: Date): Promise<{ invariant: string; detail: string }[]> {
  const recently = new Date(now.getTime() - SETTLED_AFTER_MS);
  return tx.$queryRaw`
    select 'I32 a group without an owner who can act is closed and has no member who could be one' as invariant,
      g.id::text as detail
    from "Group" g
    where ${IS_ABANDONED} and not exists (
      select 1 from "GroupMember" m join "User" u on u.id = m."userId"
      where m."groupId" = g.id and u."bannedAt" > ${recently})
    limit ${FOUND_MAX}`;
}
