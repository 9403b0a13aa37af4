import { expect, test } from "vitest";
import { hostingPath, readHostingFilters, sumOf } from "./hosting-address";

test.each([
  [{}, { show: "upcoming", q: "" }],
  [
    { show: "draft", q: "  Café " },
    { show: "draft", q: "Café" },
  ],
  [
    { show: ["past", "draft"], q: ["a", "b"] },
    { show: "past", q: "a" },
  ],
  [
    { show: "any", q: `x\0${"y".repeat(200)}` },
    { show: "upcoming", q: `x${"y".repeat(99)}` },
  ],
])("the address %o is read as %o", (params, filters) => {
  expect(readHostingFilters(params)).toEqual(filters);
});

test("an address that was written reads back as it was", () => {
  const filters = { show: "cancelled", q: "50% & more" } as const;
  const { searchParams } = new URL(hostingPath(filters, "abc"), "http://x");
  expect(readHostingFilters(Object.fromEntries(searchParams))).toEqual(filters);
  expect(searchParams.get("cursor")).toBe("abc");
  expect(hostingPath({ show: "upcoming", q: "" })).toBe("/hosting");
});

test("the sum of the totals is over all groups", () => {
  expect(sumOf({ upcoming: 1, draft: 2, past: 3, cancelled: 4 })).toBe(10);
});
