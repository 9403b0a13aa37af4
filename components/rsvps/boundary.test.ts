import { expect, it } from "vitest";
import { crossesBoundary, nextStartOrEnd } from "./boundary";

const noon = new Date("2026-11-28T12:00:00.000Z");
const after = (ms: number) => new Date(noon.getTime() + ms);

it.each([
  ["lies between", 500, 1_000, true],
  ["is reached in this very moment", 1_000, 1_000, true],
  ["is where the clock was before", 0, 1_000, false],
  ["is still to come", 1_001, 1_000, false],
  ["is still to come, but the clock was set back", 1_000, -1, true],
])("the time moves on only at a boundary: one that %s", (_, boundaryMs, presentMs, moves) => {
  expect(crossesBoundary([after(boundaryMs).toISOString()], noon, after(presentMs))).toBe(moves);
});

it("the time does not move on where there is no boundary", () => {
  expect(crossesBoundary([""], noon, after(1_000))).toBe(false);
});

const event = {
  status: "published",
  startsAt: "2026-12-01T18:00:00.000Z",
  endsAt: "2026-12-01T20:00:00.000Z",
};
const at = (time: string) => `2026-12-01T${time}:00.000Z`;

it("a page is rendered again when the event starts and when it ends, and never after that", () => {
  const next = (time: string) => nextStartOrEnd(event, at(time));
  expect([next("17:59"), next("18:00"), next("19:59"), next("20:00"), next("21:00")]).toEqual([
    Date.parse(event.startsAt),
    Date.parse(event.endsAt),
    Date.parse(event.endsAt),
    null,
    null,
  ]);
});

it("the page of a draft or a cancelled event is not rendered again", () => {
  for (const status of ["draft", "cancelled", "ended"]) {
    expect(nextStartOrEnd({ ...event, status }, at("17:00"))).toBeNull();
  }
});
