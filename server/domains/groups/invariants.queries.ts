import type { Tx } from "../../db/transaction";

const FOUND_MAX = 100;

/** Groups whose counter of members differs from the members; empty = sound. */
export function findGroupViolations(tx: Tx): Promise<{ invariant: string; detail: string }[]> {
  return tx.$queryRaw`
    select 'I31 the counter of members equals the members' as invariant, g.id::text as detail
    from "Group" g left join "GroupTally" t on t."groupId" = g.id
      left join (select "groupId", count(*) as n from "GroupMember" group by 1) m on m."groupId" = g.id
    where t.members is distinct from coalesce(m.n, 0)::int
    limit ${FOUND_MAX}`;
}
