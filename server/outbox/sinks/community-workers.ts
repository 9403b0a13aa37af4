import { hasCommunityWorkers } from "../../domains/community-search/indexing.queries";
import type { DomainEventType } from "../catalog";
import type { Outcome, Sink } from "../sink";

/** How long facts wait before they are looked at again while the workers are off. */
const REST_MS = 10 * 60_000;

const NOUNS: ReadonlySet<string> = new Set(["group", "post", "comment", "reaction", "moderation"]);

const isCommunity = (type: DomainEventType) => NOUNS.has(type.split(".")[0] ?? "");

/**
 * The sink, which leaves the facts of communities where they are while `COMMUNITIES_WORKERS_ENABLED` is off: their tasks wait
 * without counting as failed, and are delivered in order once it is on again.
 */
export function withCommunityWorkers(sink: Sink): Sink {
  return {
    ...sink,
    async deliver(db, facts, now) {
      if (hasCommunityWorkers()) return sink.deliver(db, facts, now);
      const others = facts.filter(({ type }) => !isCommunity(type));
      const outcomes = others.length > 0 ? await sink.deliver(db, others, now) : [];
      const later: Outcome = { is: "deferred", until: new Date(now.getTime() + REST_MS) };
      const byId = new Map(others.map(({ id }, at) => [id, outcomes[at] ?? later]));
      return facts.map(({ id }) => byId.get(id) ?? later);
    },
  };
}
