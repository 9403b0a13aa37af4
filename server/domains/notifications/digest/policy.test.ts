import { expect, test } from "vitest";
import { nextDigestAt } from "./policy";

test.each([
  // A Monday in Lisbon, which is at UTC in winter.
  ["weekly", "Europe/Lisbon", "2026-11-30T07:59:59Z", "2026-11-30T08:00:00.000Z"],
  ["weekly", "Europe/Lisbon", "2026-11-30T08:00:00Z", "2026-12-07T08:00:00.000Z"],
  ["daily", "Europe/Lisbon", "2026-11-30T08:00:00Z", "2026-12-01T08:00:00.000Z"],
  ["daily", "Asia/Tokyo", "2026-11-30T00:00:00Z", "2026-11-30T23:00:00.000Z"],
  ["weekly", "America/Los_Angeles", "2026-11-30T08:00:00Z", "2026-11-30T16:00:00.000Z"],
] as const)("a %s digest in %s after %s is due at %s", (frequency, timeZone, after, at) => {
  expect(nextDigestAt(frequency, timeZone, new Date(after)).toISOString()).toBe(at);
});

test("eight o'clock stays eight o'clock where clocks change", () => {
  const at = nextDigestAt("daily", "Europe/Berlin", new Date("2027-03-27T08:00:00Z"));
  expect(at.toISOString()).toBe("2027-03-28T06:00:00.000Z");
});
