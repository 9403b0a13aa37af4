import { expect, it } from "vitest";
import { agoText } from "./ago";

const now = new Date("2026-11-21T12:00:00Z");

it.each([
  ["2026-11-21T12:00:30Z", "Just now"],
  ["2026-11-21T11:59:01Z", "Just now"],
  ["2026-11-21T11:59:00Z", "1 min ago"],
  ["2026-11-21T11:00:01Z", "59 min ago"],
  ["2026-11-21T11:00:00Z", "1 h ago"],
  ["2026-11-20T12:00:01Z", "23 h ago"],
  ["2026-11-20T12:00:00Z", "Fri 20 Nov, 13:00 CET"],
  ["2025-11-20T12:00:00Z", "Thu 20 Nov 2025, 13:00 CET"],
])("the time %s is shown as %s", (at, expected) => {
  expect(agoText({ at: new Date(at), now, timeZone: "Europe/Berlin" })).toBe(expected);
});
