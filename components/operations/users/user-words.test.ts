import { expect, test } from "vitest";
import { banText, holdsText } from "./user-words";

const nothing = { name: "Ana", seats: 0, waiting: 0, hosting: 0 };

test.each([
  [nothing, ""],
  [{ ...nothing, seats: 1 }, "1 seat"],
  [{ ...nothing, seats: 3, waiting: 1, hosting: 2 }, "3 seats · waits at 1 · hosts 2"],
])("the holdings %j are shown as %s", (held, text) => {
  expect(holdsText(held)).toBe(text);
});

test("a ban says what ends, and what the end of the ban does not bring back", () => {
  expect(banText(nothing)).toMatch(/^Ana is signed out everywhere .* do not come back then\.$/);
});
