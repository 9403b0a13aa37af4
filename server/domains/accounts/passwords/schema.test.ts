import { expect, it } from "vitest";
import { passwordFault } from "./schema";

it.each([
  ["correct horse", null],
  ["turnout-demo", null],
  ["1234567890", null],
  ["ナイスパスワードです", null],
  ["x".repeat(9), "Use at least 10 characters."],
  ["👍👍👍👍👍👍👍👍👍", "Use at least 10 characters."],
  ["", "Use at least 10 characters."],
  [`${"abc".repeat(67)}`, "Use at most 200 characters."],
  ["aaaaaaaaaaaa", "Use more than two different characters."],
  ["ana@turnout.test", "Use something other than your address."],
  ["ANA@turnout.test ", "Use something other than your address."],
])("the password %j: %s", (password, fault) => {
  expect(passwordFault(password, "ana@turnout.test")).toBe(fault);
});
