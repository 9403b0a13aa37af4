import { expect, test } from "vitest";
import { searchPatterns } from "./policy";

test.each([
  ["", []],
  ["  slow   jazz ", ["%slow%", "%jazz%"]],
  ["100%", ["%100\\%%"]],
  ["a_b", ["%a\\_b%"]],
  ["back\\slash", ["%back\\\\slash%"]],
  ["a b c d e f g h i j", ["%a%", "%b%", "%c%", "%d%", "%e%", "%f%", "%g%", "%h%"]],
])("a search for %j uses the patterns %j", (q, patterns) => {
  expect(searchPatterns(q)).toEqual(patterns);
});
