import { expect, test } from "vitest";
import { errorText } from "./error-text";

test("keeps the words of an error, whatever was thrown", () => {
  expect(errorText(new Error("no route"), 100)).toBe("no route");
  expect(errorText("no route", 100)).toBe("no route");
  expect(errorText(undefined, 100)).toBe("undefined");
});

test("keeps nothing that Postgres refuses: no NUL, and no half of a character where it was cut", () => {
  expect(errorText("550\0 rejected 😀", 100)).toBe("550 rejected 😀");
  expect(errorText("abc😀", 4)).toBe("abc");
});
