import { indexEvents, indexEventsOf } from "../../domains/events/search/commands";
import { env } from "../../env";
import type { DomainEventType } from "../catalog";
import { DONE, type Sink } from "../sink";

const concerns = (type: DomainEventType) => type.startsWith("event.") || type === "account.renamed";

/** Keeps the search index of events up to date. It reads what the event is now, so late and repeated facts do no harm. */
export const searchIndex: Sink = {
  name: "search",
  isOn: () => env().SEARCH_INDEX !== false,
  wants: concerns,
  newestStandsFor: concerns,
  batchMax: 200,
  gatherMs: 50,
  async deliver(db, facts, now) {
    const renamed = facts.filter((fact) => fact.type === "account.renamed");
    const changed = facts.filter((fact) => fact.type !== "account.renamed");
    await indexEvents(db, [...new Set(changed.map((fact) => fact.aggregateId))], now);
    for (const { aggregateId: hostId } of renamed) await indexEventsOf(db, hostId, now);
    return facts.map(() => DONE);
  },
};
