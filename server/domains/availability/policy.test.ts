import { describe, expect, test } from "vitest";
import { type AnswerCounts, hasImproved, inferStatus, shownStatus } from "./policy";
import type { AvailabilityStatus } from "./schema";

describe("the badge that the answers of 90 days stand for", () => {
  test.each<[AnswerCounts, AvailabilityStatus]>([
    [{ confirmed: 0, tentative: 0, unavailable: 0 }, "not_set"],
    [{ confirmed: 1, tentative: 0, unavailable: 0 }, "accepting_events"],
    [{ confirmed: 0, tentative: 1, unavailable: 0 }, "accepting_events"],
    [{ confirmed: 0, tentative: 0, unavailable: 1 }, "fully_booked"],
    [{ confirmed: 51, tentative: 0, unavailable: 49 }, "accepting_events"],
    [{ confirmed: 1, tentative: 0, unavailable: 1 }, "limited_availability"],
    [{ confirmed: 0, tentative: 2, unavailable: 3 }, "limited_availability"],
    [{ confirmed: 21, tentative: 0, unavailable: 79 }, "limited_availability"],
    [{ confirmed: 1, tentative: 0, unavailable: 4 }, "fully_booked"],
    [{ confirmed: 10, tentative: 10, unavailable: 80 }, "fully_booked"],
  ])("of %o it is %s", (counts, status) => {
    expect(inferStatus(counts)).toBe(status);
  });
});

test("a status set by hand is shown until it is cleared, then the inferred one, then none", () => {
  expect(shownStatus({ manualStatus: "seasonal", inferredStatus: "accepting_events" })).toBe("seasonal");
  expect(shownStatus({ manualStatus: "not_set", inferredStatus: "accepting_events" })).toBe("not_set");
  expect(shownStatus({ manualStatus: null, inferredStatus: "fully_booked" })).toBe("fully_booked");
  expect(shownStatus({ manualStatus: null, inferredStatus: null })).toBe("not_set");
});

test("only a badge with more room than before is an improvement", () => {
  const order: AvailabilityStatus[] = ["fully_booked", "limited_availability", "accepting_events"];
  for (const [index, before] of order.entries()) {
    for (const [other, after] of order.entries()) expect(hasImproved(before, after)).toBe(other > index);
  }
  expect(hasImproved("not_set", "limited_availability")).toBe(true);
  expect(hasImproved("fully_booked", "seasonal")).toBe(false);
  expect(hasImproved("seasonal", "not_set")).toBe(false);
});
