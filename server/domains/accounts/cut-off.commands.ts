import { inLists } from "../../../lib/in-lists";
import type { Prisma } from "../../db/generated/client";
import type { Tx } from "../../db/transaction";
import { appendEvents } from "../../outbox/append";

/** Ids in one fact. */
const TOGETHER_MAX = 1_000;

/**
 * Cuts the open pages of these people, because a right of some of them has ended; those who still have it connect again.
 * @param people a query of their ids, in a column `id`
 * @param aggregateId what they may have had open
 */
export async function cutOff(
  tx: Tx,
  { people, aggregateId }: { people: Prisma.Sql; aggregateId: string },
): Promise<void> {
  const holders = await tx.$queryRaw<{ id: string }[]>`
    with person as (${people})
    select s.id from person p join "SignIn" s on s."userId" = p.id
    union all select t.id from person p join "PersonalAccessToken" t on t."userId" = p.id`;
  const ids = holders.map(({ id }) => id);
  const facts = inLists(ids, TOGETHER_MAX).map((holderIds) => ({
    ...{ type: "access.ended" as const, aggregateId, payload: { holderIds } },
  }));
  if (facts.length > 0) await appendEvents(tx, facts);
}
