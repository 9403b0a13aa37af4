import { indexEvents } from "../../domains/events/search/commands";
import { env } from "../../env";
import type { DomainEventType } from "../catalog";
import { DONE, type Sink } from "../sink";

const isOfEvent = (type: DomainEventType) => type.startsWith("event.");

/** Keeps the search index of events up to date. It reads what the event is now, so late and repeated facts do no harm. */
export const searchIndex: Sink = {
  name: "search",
  isOn: () => env().SEARCH_INDEX !== false,
  wants: isOfEvent,
  newestStandsFor: isOfEvent,
  batchMax: 200,
  gatherMs: 50,
  async deliver(db, facts, now) {
    await indexEvents(db, [...new Set(facts.map((fact) => fact.aggregateId))], now);
    return facts.map(() => DONE);
  },
};
