import { expect, test } from "vitest";
import type { ScanAnswer } from "@/server/domains/checkin/schema";
import { agoWords, clockWords, verdictOf } from "./verdict";

const now = new Date("2026-11-29T19:00:00Z");
const answer = (more: Partial<ScanAnswer>): ScanAnswer => ({
  outcome: "arrived",
  rsvp: { id: "rsvp" } as ScanAnswer["rsvp"],
  person: { name: "Ana", party: 3 },
  arrivedSeats: 1,
  arrivedMembers: [0],
  seats: 3,
  clockSkewMinutes: 0,
  replayed: false,
  ...more,
});

test("a second scan says who scanned and how long ago", () => {
  const verdict = verdictOf(
    answer({ outcome: "already", by: "Priya", firstAt: "2026-11-29T18:48:00Z" }),
    [0],
    now,
  );
  expect(verdict).toMatchObject({ tone: "already", note: "Scanned by Priya 12 min ago." });
});

test("an undo takes back only those who arrived by this scan", () => {
  expect(verdictOf(answer({ arrivedMembers: [0, 1, 2] }), [0], now)).toMatchObject({ fresh: [1, 2] });
});

test("a refusal keeps the server's words and the way to add the person", () => {
  const refused = answer({ outcome: "refused", message: "Not at this session.", canWalkIn: true });
  expect(verdictOf(refused, [], now)).toMatchObject({
    tone: "refused",
    why: "Not at this session.",
    canWalkIn: true,
  });
});

test.each([
  [10_000, "just now"],
  [12 * 60_000, "12 min ago"],
  [3 * 3_600_000, "3 h ago"],
  [72 * 3_600_000, "3 days ago"],
  [-60_000, "just now"],
])("%i ms before now is %s", (ms, words) => {
  expect(agoWords(new Date(now.getTime() - ms), now)).toBe(words);
});

test.each([
  [-7_200_000, "Your phone's clock is 2 h behind; the server's time counts."],
  [5 * 60_000, "Your phone's clock is 5 min ahead; the server's time counts."],
  [-90 * 60_000, "Your phone's clock is 1 h 30 min behind; the server's time counts."],
  [60_000, null],
])("a clock that is %i ms ahead is described as: %s", (skewMs, words) => {
  expect(clockWords(skewMs)).toBe(words);
});
