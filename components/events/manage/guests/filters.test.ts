import { describe, expect, it } from "vitest";
import { addressOf, filtersIn, isSameFilter } from "./filters";

describe("the filters of the guest list", () => {
  it.each([
    [{}, {}],
    [{ status: null, q: null }, {}],
    [
      { status: "confirmed", q: "  Ana " },
      { status: "confirmed", q: "Ana" },
    ],
    [{ status: "everything", q: "   " }, {}],
    [{ q: "x".repeat(300) }, { q: "x".repeat(100) }],
  ])("the guest list's filters are read from %j", (address, filters) => {
    expect(filtersIn(address)).toEqual(filters);
  });

  it("guest list filters survive the way into a URL and back", () => {
    const filters = { status: "declined", q: "50% & ü_" } as const;
    const params = new URLSearchParams(addressOf(filters));
    expect(filtersIn({ status: params.get("status"), q: params.get("q") })).toEqual(filters);
    expect(addressOf({})).toBe("");
  });

  it("guest list filters are compared by what they ask for", () => {
    expect(isSameFilter({ q: "a" }, { q: "a" })).toBe(true);
    expect(isSameFilter({ q: "a" }, { q: "a", status: "declined" })).toBe(false);
  });
});
