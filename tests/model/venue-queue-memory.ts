import { breakerOpenedAt } from "../../server/domains/holds/breaker.policy";
import { decideQueue, isActive } from "../../server/domains/holds/queue.policy";
import type { QueueEntry, VenueQueue } from "../../server/domains/holds/queue.schema";
import { entryLine, type VenueQueueEngine } from "./venue-queue-play";

/** The policy alone, on a queue that is kept in memory as a whole. */
export function memoryQueue(decide: typeof decideQueue = decideQueue): VenueQueueEngine {
  let queue: VenueQueue = {
    status: "not_set",
    isOff: false,
    breakerResolvedAt: null,
    nextNumber: 1,
    entries: [],
  };
  return {
    async play(request, now) {
      const decision = decide(queue, request, now);
      queue = decision.queue;
      return decision.refusal === null;
    },
    async turnOff(isOff) {
      queue = { ...queue, isOff };
    },
    async tell(now) {
      const settled = decide(queue, { kind: "sweep" }, now).queue;
      return {
        entries: settled.entries.map((entry) =>
          entryLine(entry.status, placeOf(settled.entries, entry), marksOf(entry)),
        ),
        openedAt: breakerOpenedAt(settled)?.getTime() ?? null,
      };
    },
  };
}

export function marksOf(entry: Omit<QueueEntry, "number" | "organizationId">) {
  return {
    paused: entry.isPaused,
    kept: entry.isStillInterested,
    reminded: entry.holdRemindedAt !== null,
    nudged: isActive(entry) && entry.nudgedAt !== null,
  };
}

function placeOf(entries: QueueEntry[], entry: QueueEntry): number | null {
  if (!isActive(entry)) return null;
  return 1 + entries.filter((one) => isActive(one) && one.number < entry.number).length;
}
