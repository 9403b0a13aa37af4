import { describe, expect, test } from "vitest";
import { BREAKER_MS, breakerOpenedAt, isDeactivated, unansweredHolds } from "./breaker.policy";
import { expiresAtOf, HOLD_MS, NUDGE_MS, REMIND_MS } from "./lifetime.policy";
import { decideQueue } from "./queue.policy";
import type { QueueRequest, VenueQueue } from "./queue.schema";

const START = Date.parse("2026-11-20T12:00:00Z");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (ms: number) => new Date(START + ms);
const EMPTY: VenueQueue = {
  status: "not_set",
  isOff: false,
  breakerResolvedAt: null,
  nextNumber: 1,
  entries: [],
};

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

  test("moves on in the same step when a hold is cancelled, and when its time is over", () => {
    const cancelled: QueueRequest = { kind: "cancel", id: "a", reason: "declined_offer" };
    expect(played([0, join("a")], [1, join("b")], [2, free()], [3, cancelled]).facts.slice(3)).toEqual([
      "cancelled a",
      "offered b",
      "moved-up",
    ]);
    expect(played([0, join("a")], [1, join("b")], [2, free()], [2 + HOLD_MS, sweep]).facts.slice(3)).toEqual([
      "expired a",
      "offered b",
      "moved-up",
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
    expect(queue.entries).toMatchObject([
      { number: 1, status: "waiting" },
      { number: 2, status: "offered" },
    ]);
  });

  test("rests after three holds in a row without a reply, goes on when the owner resolves that, and ends after 7 days", () => {
    const four = ["a", "b", "c", "d"].map((id, n): [number, QueueRequest] => [n, join(id)]);
    const expired = [1, 2, 3].map((n): [number, QueueRequest] => [10 + n * HOLD_MS, sweep]);
    const opened = played(...four, [10, free()], ...expired);
    expect(opened.facts.slice(-3)).toEqual(["expired c", "breaker-opened", "moved-up"]);
    const openedAt = breakerOpenedAt(opened.queue)?.getTime() ?? 0;
    const resolved = decideQueue(opened.queue, { kind: "resolve-breaker" }, new Date(openedAt + HOUR));
    expect(resolved.facts).toEqual([{ type: "breaker-resolved" }, { type: "offered", entryId: "d" }]);
    const late = new Date(openedAt + BREAKER_MS);
    expect(isDeactivated(opened.queue, late)).toBe(true);
    const ended = decideQueue(opened.queue, sweep, late);
    expect(ended.facts).toEqual([{ type: "deactivated" }]);
    expect(decideQueue(ended.queue, join("e"), late).refusal).toBe("waitlist.deactivated");
  });

  test("that is closed ends the named entries, also held and paused ones, and offers nothing to others", () => {
    const pause: QueueRequest = { kind: "pause", id: "b" };
    const close: QueueRequest = { kind: "close", ids: ["a", "b", "gone"] };
    const { facts, queue } = played(
      [0, join("a")],
      [1, join("b")],
      [2, join("c")],
      [3, free()],
      [4, pause],
      [5, close],
    );
    expect(facts.slice(-2)).toEqual(["lapsed a", "lapsed b"]);
    expect(queue.entries.map(({ endReason }) => endReason)).toEqual(["venue_closed", "venue_closed", null]);
  });

  test("serves no entry while the venue is fully booked", () => {
    const booked: QueueRequest = { kind: "availability", status: "fully_booked", isByHand: true };
    const cancelled: QueueRequest = { kind: "cancel", id: "a", reason: "other" };
    const { facts } = played([0, join("a")], [1, join("b")], [2, free()], [3, booked], [4, cancelled]);
    expect(facts.slice(-2)).toEqual(["cancelled a", "moved-up"]);
  });

  test("serves no entry while the venue is archived, and refuses joins and conversions", () => {
    const held = played([0, join("a")], [1, join("b")], [2, free()]).queue;
    const off = { ...held, isOff: true };
    expect(decideQueue(off, { kind: "convert", id: "a" }, at(3)).refusal).toBe("waitlist.venue-off");
    expect(decideQueue(off, join("c"), at(3)).refusal).toBe("waitlist.venue-off");
    const cancelled = decideQueue(off, { kind: "cancel", id: "a", reason: "other" }, at(3));
    expect(cancelled.facts.map(({ type }) => type)).toEqual(["withdrawn", "cancelled", "moved-up"]);
  });

  test("a venue that is off holds nothing: the entry waits again, is not reminded, and does not count for the breaker", () => {
    const held = played([0, join("a")], [1, join("b")], [2, free()]).queue;
    const off = { ...held, isOff: true };
    const reminded = decideQueue(off, { kind: "remind", id: "a" }, at(49));
    expect(reminded.refusal).toBe("waitlist.not-offered");
    expect(reminded.facts).toEqual([{ type: "withdrawn", entryId: "a" }]);
    expect(reminded.queue.entries[0]).toMatchObject({
      status: "waiting",
      holdOfferedAt: null,
      holdExpiresAt: null,
    });
    expect(unansweredHolds(reminded.queue)).toEqual([]);
    const back = decideQueue({ ...reminded.queue, isOff: false }, { kind: "venue-back" }, at(60));
    expect(back.facts).toEqual([{ type: "offered", entryId: "a" }]);
    expect(back.queue.entries[0]?.holdExpiresAt).toEqual(at(60 + HOLD_MS));
  });

  test("serves no entry after a hold was converted, until the venue becomes available again", () => {
    const convert: QueueRequest = { kind: "convert", id: "a" };
    const { facts } = played(
      [0, join("a")],
      [1, join("b")],
      [2, free()],
      [3, convert],
      [4, sweep],
      [5, free()],
    );
    expect(facts.slice(3)).toEqual(["converted a", "moved-up", "offered b"]);
  });

  test("asks once whether an entry is still of interest, and takes a second yes as the first", () => {
    const nudge: QueueRequest = { kind: "nudge", id: "a" };
    const yes: QueueRequest = { kind: "answer-nudge", id: "a", isInterested: true };
    const { queue, facts, refusals } = played(
      [0, join("a")],
      [2, nudge],
      [3, nudge],
      [4, yes],
      [5, yes],
      [6, nudge],
      [7 + NUDGE_MS, sweep],
    );
    expect(facts).toEqual(["joined a", "nudged a", "kept a"]);
    expect(refusals.every((refusal) => refusal === null)).toBe(true);
    expect(queue.entries[0]).toMatchObject({ nudgedAt: null, isStillInterested: true, status: "waiting" });
  });

  test("ends an entry whose nudge went unanswered for 7 days, and cancels one whose organization says no", () => {
    const nudge: QueueRequest = { kind: "nudge", id: "a" };
    const no: QueueRequest = { kind: "answer-nudge", id: "a", isInterested: false };
    const unanswered = played([0, join("a")], [1, nudge], [1 + NUDGE_MS, sweep]).queue.entries[0];
    expect(unanswered).toMatchObject({ status: "expired", endReason: "nudge_unanswered" });
    const declined = played([0, join("a")], [1, nudge], [2, no]).queue.entries[0];
    expect(declined).toMatchObject({ status: "cancelled", endReason: "nudge_declined" });
  });

  test("reminds of a hold once, within its last 24 hours", () => {
    const remind: QueueRequest = { kind: "remind", id: "a" };
    const late = HOLD_MS - REMIND_MS;
    const { facts } = played(
      [0, join("a")],
      [0, free()],
      [late, remind],
      [late + 1, remind],
      [late + 2, remind],
    );
    expect(facts).toEqual(["joined a", "offered a", "reminded a"]);
  });

  test("keeps a hold for its 48 hours although the entry's own lifetime ends meanwhile", () => {
    const { facts } = played([0, join("a", HOUR)], [1, free()], [2 * HOUR, sweep], [1 + HOLD_MS, sweep]);
    expect(facts).toEqual(["joined a", "offered a", "expired a", "moved-up"]);
  });
});

describe("the lifetime of an entry", () => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  test.each([
    ["ends 30 days after the end of its dates", "2027-05-10", "2027-05-12", false, "2027-06-11"],
    ["ends 30 days after its only day", "2027-05-10", "2027-05-10", false, "2027-06-09"],
    ["ends 30 days after a start without an end", "2027-05-10", null, false, "2027-06-09"],
    [
      "crosses the change of clocks by days and not by hours",
      "2027-03-01",
      "2027-03-02",
      false,
      "2027-04-01",
    ],
  ])("the lifetime %s", (_, start, end, datesFlexible, expected) => {
    const desired = {
      desiredDatesStart: day(start),
      desiredDatesEnd: end ? day(end) : null,
      datesFlexible,
    };
    expect(expiresAtOf(desired, at(0))).toEqual(day(expected));
  });

  test("the lifetime is 90 days where the dates are flexible, with or without dates", () => {
    const none = { desiredDatesStart: null, desiredDatesEnd: null, datesFlexible: true };
    expect(expiresAtOf(none, at(0))).toEqual(at(90 * DAY));
    const some = {
      desiredDatesStart: day("2027-05-10"),
      desiredDatesEnd: day("2027-05-12"),
      datesFlexible: true,
    };
    expect(expiresAtOf(some, at(0))).toEqual(at(90 * DAY));
  });
});
