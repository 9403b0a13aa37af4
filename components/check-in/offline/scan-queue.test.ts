import { expect, test } from "vitest";
import type { BatchAnswer } from "@/server/domains/checkin/schema";
import { enqueue, nextBatch, settle } from "./scan-queue";
import { scan } from "./testing/queued-scan";

type Result = BatchAnswer["results"][number];
const result = (nonce: string, outcome: Result["outcome"], more: Partial<Result> = {}): Result => ({
  nonce,
  outcome,
  answer: null,
  ...more,
});

test("the same nonce is queued once", () => {
  expect(enqueue([scan("a")], scan("a"))).toEqual([scan("a")]);
});

test("an arrival of members whom the queue lets in already is not queued again, whatever its code was", () => {
  const queue = [scan("a", { rsvpId: "ana", members: [0, 1] })];
  expect(enqueue(queue, scan("b", { rsvpId: "ana", members: [1] }))).toEqual(queue);
  expect(enqueue(queue, scan("c", { rsvpId: "ana", members: [2] }))).toHaveLength(2);
  expect(enqueue(queue, scan("d", { rsvpId: "ana", members: [1], sessionId: "talk" }))).toHaveLength(2);
});

test("an arrival after an undo is queued, because it is a new one", () => {
  const undone = [scan("a", { rsvpId: "ana" }), scan("b", { rsvpId: "ana", kind: "undo" })];
  expect(enqueue(undone, scan("c", { rsvpId: "ana" }))).toHaveLength(3);
});

test("a batch holds each RSVP once, so that an undo never overtakes its arrival", () => {
  const arrive = scan("a", { rsvpId: "ana" });
  const undo = scan("b", { rsvpId: "ana", kind: "undo" });
  const other = scan("c");
  expect(nextBatch([arrive, undo, other], "priya")).toEqual([arrive, other]);
  expect(nextBatch([undo, other], "priya")).toEqual([undo, other]);
});

test("a batch holds scans of one event, at most 50, and only those of the person who is signed in", () => {
  const many = Array.from({ length: 60 }, (_, index) => scan(`a${index}`));
  expect(nextBatch([...many, scan("z", { eventId: "other" })], "priya")).toHaveLength(50);
  expect(nextBatch([scan("z", { eventId: "other" }), ...many], "priya")).toHaveLength(1);
  expect(nextBatch(many, "another-person")).toEqual([]);
});

test("results in another order than the queue leave it by their nonces", () => {
  const queue = [scan("a"), scan("b"), scan("c")];
  const settled = settle(queue, [result("c", "arrived"), result("a", "arrived")]);
  expect(settled.queue).toEqual([scan("b")]);
  expect(settled.conflicts).toEqual([]);
});

test("a batch that failed in part sends only its failed scans again, in their places and under their nonces", () => {
  const queue = [scan("a"), scan("b"), scan("c")];
  const results = [
    result("a", "arrived"),
    result("b", "failed", { reason: "database.unreachable" }),
    result("c", "arrived"),
  ];
  expect(settle(queue, results).queue).toEqual([scan("b")]);
});

test("a scan that would fail every time leaves the queue and is shown", () => {
  const failed = result("a", "failed", { reason: "check-in.nonce-used", message: "Scan again." });
  const settled = settle([scan("a")], [failed]);
  expect(settled.queue).toEqual([]);
  expect(settled.conflicts).toMatchObject([{ nonce: "a", is: "refused", message: "Scan again." }]);
});

test("a queue that is played back twice settles as it did once", () => {
  const queue = [scan("a"), scan("b")];
  const results = [result("a", "arrived"), result("b", "refused", { message: "They cancelled." })];
  const once = settle(queue, results);
  expect(settle(once.queue, results)).toEqual({ queue: [], conflicts: [], answers: [] });
  expect(settle(queue, results)).toEqual(once);
});

test("an answer to what is no longer queued changes nothing", () => {
  expect(settle([scan("b")], [result("a", "already")])).toMatchObject({ queue: [scan("b")], conflicts: [] });
});

test("a person whom another door let in first is shown as a double with who and when", () => {
  const answer = { by: "Ben", firstAt: "2026-11-29T18:58:00.000Z", person: { name: "Ana", party: 1 } };
  const [double] = settle(
    [scan("a")],
    [result("a", "already", { answer: answer as Result["answer"] })],
  ).conflicts;
  expect(double).toMatchObject({ is: "double", name: "Ana", by: "Ben", firstAt: answer.firstAt });
});
