import { expect, test } from "vitest";
import type { BatchAnswer } from "@/server/domains/checkin/schema";
import { type QueuedScan, settle } from "./scan-queue";
import { sendQueue, waitMs } from "./send-queue";
import { scan } from "./testing/queued-scan";

/** A server that applies each nonce once, and loses answers or fails scans as it is told. */
function wireTo({ queue, loses = 0, fails = [] }: { queue: QueuedScan[]; loses?: number; fails?: string[] }) {
  const applied: string[] = [];
  let lost = 0;
  const state = { queue, applied, batches: 0 };
  const send = async (scans: QueuedScan[]): Promise<BatchAnswer> => {
    state.batches++;
    const results = scans.map(({ nonce }) => {
      if (fails.includes(nonce))
        return { nonce, outcome: "failed" as const, reason: "server.fault", answer: null };
      if (!applied.includes(nonce)) applied.push(nonce);
      return { nonce, outcome: "arrived" as const, answer: null };
    });
    if (lost++ < loses) throw new Error("the line was lost");
    return { results, serverNow: "2026-11-29T19:00:00.000Z" };
  };
  const keep = async ({ results }: BatchAnswer) => {
    state.queue = settle(state.queue, results).queue;
  };
  const wire = { readQueue: async () => state.queue, send, keep, meaningOf: () => "unreachable" as const };
  return { state, wire };
}

test("a queue is sent in order and empties", async () => {
  const { state, wire } = wireTo({ queue: [scan("a"), scan("b"), scan("c")] });
  expect(await sendQueue(wire, "priya")).toBe("sent");
  expect(state).toMatchObject({ queue: [], applied: ["a", "b", "c"], batches: 1 });
});

test("a lost answer costs nothing: the queue is played back and each scan is applied once", async () => {
  const { state, wire } = wireTo({ queue: [scan("a"), scan("b")], loses: 1 });
  expect(await sendQueue(wire, "priya")).toBe("unreachable");
  expect(state.queue).toHaveLength(2);
  expect(await sendQueue(wire, "priya")).toBe("sent");
  expect(state).toMatchObject({ queue: [], applied: ["a", "b"] });
});

test("a scan that fails holds up only the later scans of its RSVP, and sending does not spin", async () => {
  const undo = scan("undo", { rsvpId: "a", kind: "undo" });
  const { state, wire } = wireTo({ queue: [scan("a"), undo, scan("b")], fails: ["a"] });
  expect(await sendQueue(wire, "priya")).toBe("unreachable");
  expect(state.queue).toEqual([scan("a"), undo]);
  expect(state.applied).toEqual(["b"]);
  expect(state.batches).toBeLessThan(4);
});

test("another person's scans are kept and not sent under this sign-in", async () => {
  const { state, wire } = wireTo({ queue: [scan("a", { viewerId: "ben" })] });
  expect(await sendQueue(wire, "priya")).toBe("sent");
  expect(state).toMatchObject({ queue: [scan("a", { viewerId: "ben" })], batches: 0 });
});

test("failures in a row are spaced out up to 15 seconds", () => {
  expect([1, 2, 3, 4, 9].map((failures) => waitMs(failures, 0.5))).toEqual([
    2000, 4000, 8000, 15_000, 15_000,
  ]);
  expect(waitMs(0, 0.5)).toBe(15_000);
});
