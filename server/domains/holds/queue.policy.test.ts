import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type NaiveRequest, NaiveVenueQueue } from "../../../tests/model/naive-venue-queue";
import { availabilityStatus } from "../availability/schema";
import {
  BREAKER_MS,
  breakerOpenedAt,
  decideQueue,
  HOLD_MS,
  isDeactivated,
  positionOf,
  type QueueRequest,
  type VenueQueue,
} from "./queue.policy";

const START = Date.parse("2026-11-20T12:00:00Z");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (ms: number) => new Date(START + ms);
const EMPTY: VenueQueue = { status: "not_set", breakerResolvedAt: null, nextNumber: 1, entries: [] };

/** Plays requests at their times, and keeps the queue and the facts. */
function played(...steps: [number, QueueRequest][]) {
  let queue = EMPTY;
  const facts: string[] = [];
  const refusals: (string | null)[] = [];
  for (const [ms, request] of steps) {
    const decided = decideQueue(queue, request, at(ms));
    queue = decided.queue;
    facts.push(
      ...decided.facts.map((fact) => ("entryId" in fact ? `${fact.type} ${fact.entryId}` : fact.type)),
    );
    refusals.push(decided.refusal);
  }
  return { queue, facts, refusals };
}

const join = (id: string, expiresMs = 90 * DAY): QueueRequest => ({
  kind: "join",
  id,
  organizationId: id,
  expiresAt: at(expiresMs),
});
const free = (isByHand = true): QueueRequest => ({
  kind: "availability",
  status: "accepting_events",
  isByHand,
});
const sweep: QueueRequest = { kind: "sweep" };

describe("the queue of a venue", () => {
  test("holds the venue for the first waiting entry for 48 hours when it becomes available", () => {
    const { queue, facts } = played([0, join("a")], [1, join("b")], [DAY, free()]);
    expect(facts).toEqual(["joined a", "joined b", "offered a"]);
    expect(queue.entries[0]).toMatchObject({ status: "offered", holdExpiresAt: at(DAY + HOLD_MS) });
  });

  test("moves on at once when a hold is cancelled, and when its time is over", () => {
    const cancelled: QueueRequest = { kind: "cancel", id: "a", reason: "declined_offer" };
    expect(played([0, join("a")], [1, join("b")], [2, free()], [3, cancelled]).facts.slice(3)).toEqual([
      "cancelled a",
      "offered b",
    ]);
    expect(played([0, join("a")], [1, join("b")], [2, free()], [2 + HOLD_MS, sweep]).facts.slice(3)).toEqual([
      "hold-expired a",
      "offered b",
    ]);
  });

  test("treats a hold past its end as over although no job has run", () => {
    const convert: QueueRequest = { kind: "convert", id: "a" };
    expect(played([0, join("a")], [1, free()], [HOLD_MS, convert]).refusals.at(-1)).toBeNull();
    expect(played([0, join("a")], [1, free()], [1 + HOLD_MS, convert]).refusals.at(-1)).toBe(
      "waitlist.hold-expired",
    );
  });

  test("passes a paused entry over and keeps its position", () => {
    const pause: QueueRequest = { kind: "pause", id: "a" };
    const { queue, facts } = played([0, join("a")], [1, join("b")], [2, pause], [3, free()]);
    expect(facts.at(-1)).toBe("offered b");
    expect(queue.entries.map((entry) => positionOf(queue.entries, entry))).toEqual([1, 2]);
  });

  test("rests after three holds in a row without a reply, goes on when the owner resolves that, and ends after 7 days", () => {
    const four = ["a", "b", "c", "d"].map((id, n): [number, QueueRequest] => [n, join(id)]);
    const expired = [1, 2, 3].map((n): [number, QueueRequest] => [10 + n * HOLD_MS, sweep]);
    const opened = played(...four, [10, free()], ...expired);
    expect(opened.facts.slice(-2)).toEqual(["hold-expired c", "breaker-opened"]);
    const openedAt = breakerOpenedAt(opened.queue)?.getTime() ?? 0;
    const resolved = decideQueue(opened.queue, { kind: "resolve-breaker" }, new Date(openedAt + HOUR));
    expect(resolved.facts).toEqual([{ type: "breaker-resolved" }, { type: "offered", entryId: "d" }]);
    const late = new Date(openedAt + BREAKER_MS);
    expect(isDeactivated(opened.queue, late)).toBe(true);
    const ended = decideQueue(opened.queue, sweep, late);
    expect(ended.facts).toEqual([{ type: "deactivated" }]);
    expect(decideQueue(ended.queue, join("e"), late).refusal).toBe("waitlist.deactivated");
  });

  test("serves nobody while the venue is fully booked", () => {
    const booked: QueueRequest = { kind: "availability", status: "fully_booked", isByHand: true };
    const cancelled: QueueRequest = { kind: "cancel", id: "a", reason: "other" };
    const { facts } = played([0, join("a")], [1, join("b")], [2, free()], [3, booked], [4, cancelled]);
    expect(facts.at(-1)).toBe("cancelled a");
  });
});

/** `held` stands for the entry that has the hold: plays by chance alone rarely get that far. */
const id = fc.constantFrom("a", "b", "c", "d", "e", "held", "held", "held");
const organization = fc.constantFrom("a", "b", "c", "d", "e");
const step = fc.record({
  waitMs: fc.constantFrom(0, HOUR, DAY, HOLD_MS - 1, HOLD_MS, HOLD_MS, HOLD_MS, BREAKER_MS),
  nudges: fc.option(id, { freq: 6 }),
  request: fc.oneof(
    { weight: 5, arbitrary: fc.tuple(organization, fc.integer({ min: 1, max: 60 })) },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom(...availabilityStatus.options, "accepting_events" as const, "accepting_events" as const)
        .map((status) => ({ status })),
    },
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constantFrom("cancel", "convert", "pause", "resume"), id }),
    },
    { weight: 2, arbitrary: fc.record({ id, isInterested: fc.boolean() }) },
    { weight: 3, arbitrary: fc.constantFrom("resolve-breaker", "sweep") },
  ),
});

test("the queue of a venue answers every play as a naive model of it does", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const naive = new NaiveVenueQueue();
      let queue = EMPTY;
      let now = START;
      for (const [index, { waitMs, nudges, request: asked }] of steps.entries()) {
        now += waitMs;
        const nth = (letter: string) =>
          naive.entries.findLast(
            (one) => one.organization === letter || (letter === "held" && one.state === "offered"),
          )?.id ?? letter;
        const request = requestOf(asked, index, nth, now);
        const decided = decideQueue(queue, request, new Date(now));
        expect(decided.refusal === null).toBe(naive.play(request as NaiveRequest, now));
        queue = decided.queue;
        if (nudges) {
          naive.nudge(nth(nudges), now);
          const entry = queue.entries.find((one) => one.id === nth(nudges));
          if (entry?.status === "waiting") entry.nudgedAt = new Date(now);
        }
        expect(queue.entries.map(({ status }) => status)).toEqual(naive.entries.map(({ state }) => state));
        expect(queue.entries.map((entry) => positionOf(queue.entries, entry))).toEqual(naive.positions());
        expect(breakerOpenedAt(queue)?.getTime() ?? null).toBe(naive.openedAt());
        expect(queue.entries.filter(({ status }) => status === "offered").length).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 2000 },
  );
});

type Asked =
  typeof step extends fc.Arbitrary<infer Step>
    ? Step extends { request: infer Request }
      ? Request
      : never
    : never;

function requestOf(asked: Asked, index: number, nth: (letter: string) => string, now: number): QueueRequest {
  if (typeof asked === "string") return { kind: asked as "sweep" | "resolve-breaker" };
  if (Array.isArray(asked)) {
    const [organizationId, days] = asked as [string, number];
    return {
      kind: "join",
      id: `${organizationId}${index}`,
      organizationId,
      expiresAt: new Date(now + days * DAY),
    };
  }
  if ("status" in asked) return { kind: "availability", status: asked.status, isByHand: index % 2 === 0 };
  if ("isInterested" in asked)
    return { kind: "answer-nudge", id: nth(asked.id), isInterested: asked.isInterested };
  const { kind, id } = asked as { kind: "cancel" | "convert" | "pause" | "resume"; id: string };
  return kind === "cancel" ? { kind, id: nth(id), reason: "other" } : { kind, id: nth(id) };
}
