import type { Tx } from "../../db/transaction";
import { ACTIVE_MAX } from "./schema";

const FOUND_MAX = 100;

/** What is never true of RFPs in a committed state, each with the ids that break it; empty = sound. */
export function findRfpViolations(tx: Tx): Promise<{ invariant: string; detail: string }[]> {
  return tx.$queryRaw`
    select * from (
      select 'I23 an awarded request has one winner, and no other request has any' as invariant, r.id::text as detail
      from "Rfp" r left join (
        select "rfpId", count(*) as winners from "RfpVenue" where status = 'awarded' group by "rfpId"
      ) w on w."rfpId" = r.id
      where coalesce(w.winners, 0) <> case when r.status = 'awarded' then 1 else 0 end
      union all
      select 'I24 no venue answers after the deadline', v.id::text
      from "RfpVenue" v join "Rfp" r on r.id = v."rfpId"
      where coalesce(v."revisedAt", v."respondedAt") > r."responseDeadline"
      union all
      select 'I25 an organization has at most five requests out', "organizationId"::text
      from "Rfp" where status = 'sent' group by "organizationId" having count(*) > ${ACTIVE_MAX}
    ) found limit ${FOUND_MAX}`;
}
