import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { cursorOf, instant, type PlaceInTime, placeInTime, rowId, sequence } from "./cursor";
import { isRefused } from "./errors";

const ID = "018f2d5e-7c1a-7000-8000-0000000000aa";
const PLACE: PlaceInTime = { at: new Date("2026-11-29T12:30:00.123Z"), id: ID };
const list = cursorOf("people", placeInTime);

const cursorAt = (place: PlaceInTime) => list.page([place, place], 1, (row) => row).nextCursor ?? "";
const packed = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

function isRefusedAsInput(read: () => unknown): boolean {
  try {
    read();
    return false;
  } catch (error) {
    return isRefused(error, "input.invalid") && error.details?.fields[0]?.field === "cursor";
  }
}

describe("a cursor", () => {
  test("a cursor leads back to the end of its page to the millisecond", () => {
    expect(list.read(cursorAt(PLACE))).toEqual(PLACE);
  });

  test("a cursor holds every kind of value that lists are sorted by", () => {
    const place = { seq: 123_456_789_012_345_678n, key: "Ōe, Zoë 🎈", at: PLACE.at, id: ID };
    const kinds = cursorOf(
      "kinds",
      z.strictObject({ seq: sequence, key: z.string(), at: instant, id: rowId }),
    );
    expect(kinds.read(kinds.page([place, place], 1, (row) => row).nextCursor ?? "")).toEqual(place);
  });

  test("the cursor of the last page is null, and a missing cursor is the first page", () => {
    expect(list.page([PLACE], 1, (row) => row)).toEqual({ items: [PLACE], nextCursor: null });
    expect(list.page([], 1, () => PLACE)).toEqual({ items: [], nextCursor: null });
    expect(list.read(undefined)).toBeNull();
  });

  test("a cursor of another list is refused", () => {
    expect(isRefusedAsInput(() => cursorOf("facts", placeInTime).read(cursorAt(PLACE)))).toBe(true);
  });

  test.each([
    ["nothing", ""],
    ["no base64", "%%%"],
    ["no JSON", "abc"],
    ["JSON that is no list", packed({ at: PLACE.at, id: ID })],
    ["no place", packed(["people"])],
    ["a place of another shape", packed(["people", { seq: "1" }])],
    ["a place with something more", packed(["people", { at: PLACE.at, id: ID, extra: 1 }])],
    ["more than a place", packed(["people", { at: PLACE.at, id: ID }, 1])],
    ["an instant that never was", packed(["people", { at: "2026-13-45T99:99:99.999Z", id: ID }])],
    ["a year that Postgres cannot read", packed(["people", { at: "0000-01-01T00:00:00.000Z", id: ID }])],
    ["an id with a quote", packed(["people", { at: PLACE.at, id: `${ID.slice(1)}'` }])],
    ["an id with a zero character", packed(["people", { at: PLACE.at, id: "\0" }])],
    ["a prototype", packed(["people", { __proto__: null, constructor: 1 }])],
  ])("a cursor with %s is refused as invalid input", (_, cursor) => {
    expect(isRefusedAsInput(() => list.read(cursor))).toBe(true);
  });

  test("a cursor of any text or any JSON is refused as invalid input", () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.json().map((text) => Buffer.from(text).toString("base64url")),
    );
    fc.assert(fc.property(texts, (text) => isRefusedAsInput(() => list.read(text))));
  });

  test("a cursor with a number too long for its column is refused", () => {
    const numbers = cursorOf("facts", sequence);
    for (const seq of ["9".repeat(19), "-1", "1e3", "0x1", " 1"]) {
      expect(isRefusedAsInput(() => numbers.read(packed(["facts", seq])))).toBe(true);
    }
  });
});
