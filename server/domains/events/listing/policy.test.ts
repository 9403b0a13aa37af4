import { expect, test } from "vitest";
import { readCursor, searchPatterns, writeCursor } from "./policy";

const end = { startsAt: new Date("2026-11-28T19:00:00.123Z"), id: "019aa000-0000-7000-8000-0000000000ff" };

test("a cursor leads back to where the page ended, to the millisecond", () => {
  expect(readCursor(writeCursor(end))).toEqual(end);
});

test.each([
  "",
  "%%%",
  "abc",
  "../../etc/passwd",
  Buffer.from("1.2").toString("base64url"),
  Buffer.from(`NaN.${end.id}`).toString("base64url"),
  Buffer.from(`1.${end.id}'; drop table "Event"`).toString("base64url"),
  Buffer.from(`999999999999999999.${end.id}`).toString("base64url"),
])("refuses the cursor %j and names it", (cursor) => {
  expect(() => readCursor(cursor)).toThrow(
    expect.objectContaining({
      code: "invalid",
      details: { fields: [expect.objectContaining({ field: "cursor" })] },
    }),
  );
});

test.each([
  ["", []],
  ["  slow   jazz ", ["%slow%", "%jazz%"]],
  ["100%", ["%100\\%%"]],
  ["a_b", ["%a\\_b%"]],
  ["back\\slash", ["%back\\\\slash%"]],
  ["a b c d e f g h i j", ["%a%", "%b%", "%c%", "%d%", "%e%", "%f%", "%g%", "%h%"]],
])("searches %j by %j", (q, patterns) => {
  expect(searchPatterns(q)).toEqual(patterns);
});
