import { expect, test } from "vitest";
import { errorText } from "./error-text";

test("the message of any thrown value is kept", () => {
  expect(errorText(new Error("no route"), 100)).toBe("no route");
  expect(errorText("no route", 100)).toBe("no route");
  expect(errorText(undefined, 100)).toBe("undefined");
});

test("the text has nothing that Postgres refuses: no NUL and no half surrogate pair at the cut", () => {
  expect(errorText("550\0 rejected 😀", 100)).toBe("550 rejected 😀");
  expect(errorText("abc😀", 4)).toBe("abc");
});
