import { expect, test } from "vitest";
import { browsePath, isFiltered, rangeOf, readFilters } from "./filters";

// A Saturday evening in Lisbon, already Sunday in Kathmandu.
const now = new Date("2026-11-21T19:00:00Z");
const none = { q: "", when: "any", from: "", to: "" } as const;

test.each([
  [{}, none],
  [
    { q: "  jazz ", when: "weekend" },
    { ...none, q: "jazz", when: "weekend" },
  ],
  [{ q: ["jazz", "blues"] }, { ...none, q: "jazz" }],
  [{ when: "yesteryear", from: "soon", to: "2026-02-30" }, none],
  [
    { from: "2026-11-28", to: "2026-12-01" },
    { ...none, from: "2026-11-28", to: "2026-12-01" },
  ],
  [{ from: "1999-01-01", to: "9999-01-01" }, none],
  [{ q: `a\0${"x".repeat(200)}` }, { ...none, q: `a${"x".repeat(99)}` }],
])("the filters are read from the URL %o", (params, filters) => {
  expect(readFilters(params)).toEqual(filters);
});

test("filters written to a URL read back unchanged", () => {
  const filters = { q: "50% & more", when: "week", from: "2026-11-28", to: "" } as const;
  const path = browsePath(filters, "abc");
  expect(readFilters(Object.fromEntries(new URL(path, "http://x").searchParams))).toEqual(filters);
  expect(path).toContain("cursor=abc");
  expect(browsePath(none)).toBe("/events");
  expect([isFiltered(none), isFiltered(filters)]).toEqual([false, true]);
});

test.each([
  ["any", "Europe/Lisbon", {}],
  ["today", "Europe/Lisbon", { from: now.toISOString(), to: "2026-11-22T00:00:00.000Z" }],
  ["today", "Asia/Kathmandu", { from: now.toISOString(), to: "2026-11-22T18:15:00.000Z" }],
  ["tomorrow", "Europe/Lisbon", { from: "2026-11-22T00:00:00.000Z", to: "2026-11-23T00:00:00.000Z" }],
  ["weekend", "Europe/Lisbon", { from: now.toISOString(), to: "2026-11-23T00:00:00.000Z" }],
  ["weekend", "Asia/Kathmandu", { from: now.toISOString(), to: "2026-11-22T18:15:00.000Z" }],
  ["week", "Europe/Lisbon", { from: now.toISOString(), to: "2026-11-28T00:00:00.000Z" }],
] as const)("the choice %s in %s is the range %o", (when, timeZone, range) => {
  expect(rangeOf({ ...none, when }, timeZone, now)).toEqual(range);
});

test("the weekend ahead begins on Saturday", () => {
  const wednesday = new Date("2026-11-18T10:00:00Z");
  expect(rangeOf({ ...none, when: "weekend" }, "UTC", wednesday)).toEqual({
    from: "2026-11-21T00:00:00.000Z",
    to: "2026-11-23T00:00:00.000Z",
  });
});

test("typed days win over presets, may be past, and include the whole last day", () => {
  const filters = { ...none, when: "today", from: "2026-11-01", to: "2026-11-02" } as const;
  expect(rangeOf(filters, "UTC", now)).toEqual({
    from: "2026-11-01T00:00:00.000Z",
    to: "2026-11-03T00:00:00.000Z",
  });
  expect(rangeOf({ ...none, to: "2026-12-24" }, "UTC", now)).toEqual({ to: "2026-12-25T00:00:00.000Z" });
});
