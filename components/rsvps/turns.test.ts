import { expect, test } from "vitest";
import { nextTurn, waitMs } from "./turns";

const event = {
  status: "published",
  startsAt: "2026-12-01T18:00:00.000Z",
  endsAt: "2026-12-01T20:00:00.000Z",
};
const at = (time: string) => `2026-12-01T${time}:00.000Z`;

test("a page is rendered again when the event begins and when it ends, and never after that", () => {
  const next = (time: string) => nextTurn(event, at(time));
  expect([next("17:59"), next("18:00"), next("19:59"), next("20:00"), next("21:00")]).toEqual([
    Date.parse(event.startsAt),
    Date.parse(event.endsAt),
    Date.parse(event.endsAt),
    null,
    null,
  ]);
});

test("a draft and a cancelled event have no turns", () => {
  for (const status of ["draft", "cancelled", "ended"]) {
    expect(nextTurn({ ...event, status }, at("17:00"))).toBeNull();
  }
});

test("the clock is looked at every minute, however far the turn is, and at once when it has passed in a sleep", () => {
  const due = Date.parse(event.endsAt);
  expect(waitMs(due, new Date(due - 90 * 86_400_000))).toBe(60_000);
  expect(waitMs(due, new Date(due - 1_500))).toBe(1_500);
  expect(waitMs(due, new Date(due))).toBe(0);
  expect(waitMs(due, new Date(due + 3_600_000))).toBe(0);
});
