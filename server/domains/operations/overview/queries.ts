import type { Queryable } from "../../../db/transaction";
import { countDeliveries } from "../deliveries/queries";
import { countOpen } from "../incidents/queries";
import { countRefusals } from "../limits/queries";
import { readOutbox } from "../outbox/queries";
import type { OverviewOut } from "./schema";

/** How the whole does, in one look. */
export async function readOverview(db: Queryable, now: Date): Promise<Omit<OverviewOut, "warnings">> {
  const [outbox, { due, parked }, incidents, refusals, all, banned] = await Promise.all([
    readOutbox(db),
    countDeliveries(db, now),
    countOpen(db),
    countRefusals(db, now),
    db.user.count(),
    db.user.count({ where: { bannedAt: { not: null }, deletedAt: null } }),
  ]);
  const sum = (of: "pending" | "parked") => outbox.sinks.reduce((total, sink) => total + sink[of], 0);
  const oldest = [outbox.oldestAt, ...outbox.sinks.map((sink) => sink.oldestAt)].filter((at) => at !== null);
  return {
    outbox: {
      pending: outbox.pending + sum("pending"),
      oldestAt: oldest.sort()[0] ?? null,
      parked: outbox.parkedFacts + sum("parked"),
    },
    deliveries: { due, parked },
    incidents,
    refusals,
    users: { all, banned },
    at: now.toISOString(),
  };
}
