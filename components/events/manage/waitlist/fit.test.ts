import { describe, expect, it } from "vitest";
import { fitOf, fitText, passedOverText } from "./fit";

describe("whether a group fits", () => {
  it.each([
    [2, { capacity: 10, seatsLeft: 2 }, "Fits now"],
    [2, { capacity: 10, seatsLeft: 1 }, "Needs 1 more seat"],
    [4, { capacity: 10, seatsLeft: 0 }, "Needs 4 more seats"],
    [4, { capacity: 3, seatsLeft: 3 }, "Larger than the event"],
    [40, { capacity: null, seatsLeft: null }, "Fits now"],
  ])("a group of %i with %j is marked: %s", (party, seats, text) => {
    expect(fitText(fitOf(party, seats))).toBe(text);
  });
});

describe("how often a group was skipped", () => {
  it.each([
    [0, { partyRule: "skip", passOversMax: 3 }, null],
    [1, { partyRule: "skip", passOversMax: 3 }, "1 of 3"],
    [3, { partyRule: "skip", passOversMax: 3 }, "3 of 3: next in turn"],
    [2, { partyRule: "strict", passOversMax: 3 }, "2×"],
  ] as const)("a group that was skipped %i times under %j is marked", (times, rule, text) => {
    expect(passedOverText(times, rule)).toBe(text);
  });
});
