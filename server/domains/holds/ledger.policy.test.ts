import { describe, expect, test } from "vitest";
import { lineSentence, nextStep, type QueueLine } from "./ledger.policy";
import type { QueueEntry, VenueQueue } from "./queue.schema";

const AT = new Date("2026-11-20T12:00:00Z");
const later = new Date("2026-11-22T12:00:00Z");
const ENTRY: QueueEntry = {
  id: "vwl_00000000000b",
  organizationId: "b",
  number: 2,
  status: "waiting",
  isPaused: false,
  holdOfferedAt: null,
  holdExpiresAt: null,
  holdRemindedAt: null,
  expiresAt: new Date("2027-02-20T12:00:00Z"),
  nudgedAt: null,
  isStillInterested: false,
  endedAt: null,
  endReason: null,
};
const QUEUE: VenueQueue = {
  status: "not_set",
  isOff: false,
  breakerResolvedAt: null,
  nextNumber: 4,
  entries: [ENTRY],
};
const held = (number: number): QueueEntry => ({
  ...ENTRY,
  id: `held ${number}`,
  number,
  status: "offered",
  holdExpiresAt: later,
});
const expired = (hours: number): QueueEntry => {
  const endedAt = new Date(AT.getTime() + hours * 3_600_000);
  return {
    ...ENTRY,
    id: `${hours}`,
    status: "expired",
    endReason: "hold_expired",
    holdOfferedAt: endedAt,
    endedAt,
  };
};

describe("a line of the queue as one who waits reads it", () => {
  test.each<[string, QueueLine, RegExp | null]>([
    ["their own entry", { action: "joined", at: AT, entryId: ENTRY.id, number: 2 }, /^You joined/],
    [
      "a hold before them",
      { action: "offered", at: AT, entryId: "x", number: 1 },
      /^The venue is held for an organization before you/,
    ],
    [
      "a hold behind them",
      { action: "offered", at: AT, entryId: "x", number: 3 },
      /^You were paused, so .* behind you/,
    ],
    [
      "a cancellation before them",
      { action: "cancelled", at: AT, entryId: "x", number: 1 },
      /before you left/,
    ],
    ["a cancellation behind them", { action: "cancelled", at: AT, entryId: "x", number: 3 }, null],
    ["another organization joining", { action: "joined", at: AT, entryId: "x", number: 3 }, null],
    ["the badge", { action: "badge", at: AT, badge: "fully_booked" }, /“Fully booked”/],
    ["the breaker", { action: "breaker-opened", at: AT }, /^Three holds in a row/],
  ])("the line about %s says what it means to them", (_, line, sentence) => {
    const said = lineSentence(line, ENTRY);
    if (sentence) expect(said).toMatch(sentence);
    else expect(said).toBeNull();
  });
});

test("an entry that ended with its venue says so", () => {
  const line = { action: "lapsed" as const, at: AT, entryId: ENTRY.id, number: 2 };
  expect(lineSentence(line, { ...ENTRY, endReason: "venue_closed" })).toMatch(/^The venue left Turnout/);
});

describe("what happens next", () => {
  test.each<[string, Partial<QueueEntry>, Partial<VenueQueue>, RegExp, Date | null]>([
    ["is that the venue becomes available", {}, {}, /^When the venue becomes available/, null],
    [
      "is the next availability where a hold was converted",
      {},
      { status: "accepting_events" },
      /nothing is held/,
      null,
    ],
    ["is the end of the hold before", {}, { entries: [held(1)] }, /before you/, later],
    ["is the end of a hold behind", {}, { entries: [held(3)] }, /behind you/, later],
    [
      "is to answer one's own hold",
      { status: "offered", holdExpiresAt: later },
      {},
      /^The venue is held for you/,
      later,
    ],
    ["is to resume", { isPaused: true }, { entries: [held(3)] }, /^You're paused/, ENTRY.expiresAt],
    ["is to wait for the venue to be listed", {}, { isOff: true }, /isn't listed/, ENTRY.expiresAt],
    [
      "is that the venue confirms the waitlist",
      {},
      { entries: [expired(0), expired(48), expired(96)] },
      /^3 holds in a row/,
      new Date(AT.getTime() + (96 + 7 * 24) * 3_600_000),
    ],
  ])("what happens next %s", (_, entry, queue, reason, at) => {
    const next = nextStep({ ...ENTRY, ...entry }, { ...QUEUE, ...queue });
    expect(next?.reason).toMatch(reason);
    expect(next?.at ?? null).toEqual(at);
  });

  test("nothing happens next to an entry that has ended", () => {
    expect(nextStep({ ...ENTRY, status: "cancelled" }, QUEUE)).toBeNull();
  });
});
