import { describe, expect, test } from "vitest";
import { decideQueue } from "../../server/domains/holds/queue.policy";
import type { QueueDecision, QueueRequest, VenueQueue } from "../../server/domains/holds/queue.schema";
import { memoryQueue } from "./venue-queue-memory";
import { checkQueues } from "./venue-queue-play";

const seed = () => Math.floor(Math.random() * 2 ** 31);
const played = (steps: number, decide = decideQueue) =>
  checkQueues(async () => memoryQueue(decide), { steps, seed: seed() });

test("the queue of a venue answers 10,000 steps of random plays as a naive model of it does", async () => {
  expect(await played(10_000)).toBeGreaterThanOrEqual(10_000);
}, 120_000);

type Decide = (queue: VenueQueue, request: QueueRequest, now: Date) => QueueDecision;

/** Typical faults, each of which the comparison must find. */
const FAULTS: Record<string, Decide> = {
  "that counts the holds since the first reply towards the breaker, instead of the last": (
    queue,
    request,
    now,
  ) => {
    const ended = queue.entries
      .filter(
        ({ holdOfferedAt, endedAt }) => holdOfferedAt && endedAt && endedAt > (queue.breakerResolvedAt ?? 0),
      )
      .sort((a, b) => Number(a.holdOfferedAt) - Number(b.holdOfferedAt));
    const first = ended.findIndex(({ endReason }) => endReason !== "hold_expired");
    const wrong = new Set(ended.slice(first + 1));
    const entries = queue.entries.map((entry) =>
      wrong.has(entry) ? { ...entry, endReason: "hold_expired" as const } : entry,
    );
    const decision = decideQueue({ ...queue, entries }, request, now);
    const reasonOf = new Map(queue.entries.map(({ id, endReason }) => [id, endReason]));
    for (const entry of decision.queue.entries) entry.endReason = reasonOf.get(entry.id) ?? entry.endReason;
    return decision;
  },
  "that serves nobody after a cancelled hold": (queue, request, now) => {
    if (request.kind !== "cancel") return decideQueue(queue, request, now);
    const closed = decideQueue({ ...queue, status: "not_set" }, request, now);
    return { ...closed, queue: { ...closed.queue, status: queue.status } };
  },
  "that forgets pauses": (queue, request, now) =>
    decideQueue(queue, request.kind === "pause" ? { kind: "sweep" } : request, now),
  "whose clock is an hour behind": (queue, request, now) =>
    decideQueue(queue, request, new Date(now.getTime() - 3_600_000)),
  "that asks again who said yes": (queue, request, now) => {
    const entries = queue.entries.map((entry) => ({ ...entry, isStillInterested: false }));
    return decideQueue({ ...queue, entries }, request, now);
  },
};

describe("the comparison of queue and naive model", () => {
  test.each(Object.entries(FAULTS))(
    "the comparison finds a queue %s",
    async (_, decide) => {
      await expect(played(10_000, decide)).rejects.toThrow(/Counterexample/);
    },
    60_000,
  );
});
