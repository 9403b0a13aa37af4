import { expect, test } from "vitest";
import { banText, holdsText } from "./user-words";

const nothing = { name: "Ana", seats: 0, waiting: 0, hosting: 0 };

test.each([
  [nothing, ""],
  [{ ...nothing, seats: 1 }, "1 seat"],
  [{ ...nothing, seats: 3, waiting: 1, hosting: 2 }, "3 seats · waits at 1 · hosts 2"],
])("%j is shown as %s", (held, text) => {
  expect(holdsText(held)).toBe(text);
});

test("a ban says what it takes, and who gets it", () => {
  expect(banText({ ...nothing, seats: 3 })).toContain(
    "Ana is signed out everywhere and gives up 3 seats; whoever waits gets them.",
  );
  expect(banText({ ...nothing, waiting: 1, hosting: 1 })).toMatch(
    /gives up 1 place in line; the line moves up\..*Their 1 event stays as it is\.$/,
  );
  expect(banText({ ...nothing, seats: 1, waiting: 2 })).toContain("1 seat and 2 places in line");
  expect(banText(nothing)).toMatch(/^Ana is signed out everywhere\. /);
});
