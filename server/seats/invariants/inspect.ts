import type { Db } from "../../db/client";
import { inSnapshot, type Tx } from "../../db/transaction";
import { findWrongCounts, findWrongRows } from "./counts";
import { findTooFast, findUntold, findWrongHistory } from "./history";
import { findUnsupported, findWithoutPool, findWrongOwners } from "./owners";
import { findJumped, findStarved } from "./queue-order";
import type { Violation } from "./violation";

const PAGE = 200;
const STATEMENT_SECONDS_MAX = 60;

type Extent = {
  /** The time to judge by: it decides whether promotion is open. */
  now: Date;
  /** Leaves out pools that had ended by this time; null = all pools. */
  endsAfter?: Date | null;
  /** The pool id after which to resume an earlier inspection. */
  after?: string | null;
  /** Called before each page; false ends the inspection there. */
  mayGoOn?: () => boolean;
};

export type Inspection = {
  violations: Violation[];
  pools: number;
  /** The pool id after which to resume; null once the last pool was inspected. */
  stoppedAfter: string | null;
};

/**
 * Looks for violations of the invariants over all pools, one page of pools at a time. Each page is one snapshot, so
 * a concurrent commit is never mistaken for a fault. It takes no locks and changes nothing.
 */
export async function inspectPools(db: Db, extent: Extent): Promise<Inspection> {
  const { now, endsAfter = null, mayGoOn = () => true } = extent;
  const violations = await inSnapshot(db, STATEMENT_SECONDS_MAX, async (tx) => [
    ...(await findUntold(tx, now)),
    ...(await findTooFast(tx)),
    ...(await findWithoutPool(tx)),
  ]);
  let stoppedAfter = extent.after ?? null;
  for (let pools = 0; ; ) {
    if (!mayGoOn()) return { violations, pools, stoppedAfter };
    const page = await inSnapshot(db, STATEMENT_SECONDS_MAX, async (tx) => {
      const ids = await readPoolIds(tx, stoppedAfter, endsAfter);
      return { ids, found: ids.length > 0 ? await inspectPage(tx, ids, now) : [] };
    });
    violations.push(...page.found);
    pools += page.ids.length;
    stoppedAfter = page.ids.at(-1) ?? null;
    if (page.ids.length < PAGE) return { violations, pools, stoppedAfter: null };
  }
}

/** Inspects these pools only. */
export async function inspectPage(tx: Tx, poolIds: string[], now: Date): Promise<Violation[]> {
  return [
    ...(await findWrongCounts(tx, poolIds)),
    ...(await findWrongRows(tx, poolIds)),
    ...(await findStarved(tx, poolIds, now)),
    ...(await findJumped(tx, poolIds)),
    ...(await findWrongHistory(tx, poolIds)),
    ...(await findWrongOwners(tx, poolIds)),
    ...(await findUnsupported(tx, poolIds)),
  ];
}

async function readPoolIds(tx: Tx, after: string | null, endsAfter: Date | null): Promise<string[]> {
  const rows = await tx.seatPool.findMany({
    where: { ...(after && { id: { gt: after } }), ...(endsAfter && { endsAt: { gt: endsAfter } }) },
    select: { id: true },
    orderBy: { id: "asc" },
    take: PAGE,
  });
  return rows.map((row) => row.id);
}
