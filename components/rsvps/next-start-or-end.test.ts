import { expect, it } from "vitest";
import { nextStartOrEnd } from "./next-start-or-end";

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
