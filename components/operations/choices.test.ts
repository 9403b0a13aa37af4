import { expect, test } from "vitest";
import { addressIn, choicesIn, textIn } from "./choices";

test("values that are not among the choices are left out", () => {
  const choices = { role: ["user", "admin"], banned: ["yes", "no"] };
  expect(choicesIn({ role: "admin", banned: "maybe", other: "x" }, choices)).toEqual({ role: "admin" });
  expect(choicesIn({}, choices)).toEqual({});
});

test("the first of several values counts", async () => {
  const params = Promise.resolve({ role: ["admin", "user"], q: "ana", none: undefined });
  expect(await addressIn(params)).toEqual({ role: "admin", q: "ana", none: undefined });
});

test.each([
  ["  ana ", "ana"],
  ["ana\u0000lopez", "ana lopez"],
  ["   ", undefined],
  [null, undefined],
  ["x".repeat(200), "x".repeat(100)],
])("the text %j is looked for as %j", (text, wanted) => {
  expect(textIn(text)).toBe(wanted);
});
