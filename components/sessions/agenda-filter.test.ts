import { expect, test } from "vitest";
import { agendaHref, isFiltered, readAgendaFilter, withoutFilter } from "./agenda-filter";

const NOTHING = {
  q: "",
  track: "",
  type: "",
  isMine: false,
  isFree: false,
  view: "list",
  zone: "",
  day: "",
  after: "",
};

test("an agenda's address without a query shows every session as a list in the event's zone", () => {
  expect(readAgendaFilter({})).toEqual(NOTHING);
  expect(agendaHref("/events/x/schedule", readAgendaFilter({}))).toBe("/events/x/schedule");
});

test("the address made from a filter is read back as the same filter, with the invitation kept", () => {
  const filter = readAgendaFilter({
    q: " ink & paper ",
    track: "Colour",
    type: "Talk",
    mine: "1",
    free: "1",
    view: "grid",
    tz: "Asia/Tokyo",
    day: "2026-12-04",
    after: "abc",
  });
  const url = new URL(agendaHref("/events/x/schedule", filter, "secret"), "https://turnout.test");
  expect(readAgendaFilter(Object.fromEntries(url.searchParams))).toEqual(filter);
  expect(url.searchParams.get("invite")).toBe("secret");
  expect(filter.q).toBe("ink & paper");
});

test.each([
  [{ tz: "Mars/Base" }],
  [{ tz: "+05:45" }],
  [{ day: "2026-02-31" }],
  [{ day: "tomorrow" }],
  [{ view: "spiral" }],
  [{ mine: "yes", free: "0" }],
  [{ q: ["", "second"] }],
])("unreadable values such as %j are ignored", (params) => {
  expect(readAgendaFilter(params)).toEqual(NOTHING);
});

test("removing the filter keeps view, zone and day", () => {
  const filter = readAgendaFilter({ q: "ink", free: "1", view: "grid", day: "2026-12-04", tz: "Asia/Tokyo" });
  expect(isFiltered(filter)).toBe(true);
  const all = withoutFilter(filter);
  expect(isFiltered(all)).toBe(false);
  expect(all).toMatchObject({ view: "grid", day: "2026-12-04", zone: "Asia/Tokyo" });
});
