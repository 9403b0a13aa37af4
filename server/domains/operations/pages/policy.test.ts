import { describe, expect, test } from "vitest";
import { pageOf, placeIn } from "./policy";

const id = "019aa3a0-0000-7000-8000-000000000004";
const at = new Date("2026-11-20T12:00:00.123Z");

describe("a page", () => {
  test("says where the next one begins, and that there is none after the last", () => {
    const row = { at, id };
    const { items, nextCursor } = pageOf([row, row, row], 2, (place) => place);
    expect(items).toHaveLength(2);
    expect(placeIn(nextCursor ?? "")).toEqual(row);
    expect(pageOf([row, row], 2, (place) => place).nextCursor).toBeNull();
    expect(pageOf([], 2, (place) => place)).toEqual({ items: [], nextCursor: null });
  });

  test("without a cursor is the first", () => {
    expect(placeIn(undefined)).toBeNull();
  });

  test.each(["", "_", id, `2026-99-99T99:99:99Z_${id}`, `${at.toISOString()}_${id}'`, `\u0000_${id}`])(
    "does not begin at %j",
    (cursor) => {
      expect(() => placeIn(cursor)).toThrow(expect.objectContaining({ code: "invalid" }));
    },
  );
});
