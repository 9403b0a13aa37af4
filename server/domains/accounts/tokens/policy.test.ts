import { expect, it } from "vitest";
import { bearerTokenIn } from "./policy";

const TOKEN = `tt_${"a".repeat(43)}`;

it.each<[string | undefined, string | null]>([
  [undefined, null],
  ["", null],
  ["Basic eA==", null],
  [`Bearer ${TOKEN}`, TOKEN],
  [`bearer   ${TOKEN} `, TOKEN],
  ["Bearer", ""],
  ["Bearer tt_short", ""],
  [`Bearer ${TOKEN}x`, ""],
  [`Bearer x${TOKEN}`, ""],
  ["Bearer \u0000", ""],
])("the header %j names the token %j", (header, token) => {
  expect(bearerTokenIn(header)).toBe(token);
});
