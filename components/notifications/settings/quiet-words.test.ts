import { describe, expect, test } from "vitest";
import { clockOf, minutesOf, quietSentence } from "./quiet-words";

describe("quiet hours in a form", () => {
  test.each([0, 1, 59, 60, 599, 600, 1_439])(
    "minute %i is the same after it was shown and read",
    (minutes) => {
      expect(minutesOf(clockOf(minutes))).toBe(minutes);
    },
  );

  test.each([
    ["07:05:00", 425],
    ["", null],
    ["24:00", null],
    ["7:05", null],
    ["12:60", null],
  ])("the text %j is read as %j minutes", (clock, minutes) => {
    expect(minutesOf(clock)).toBe(minutes);
  });

  test("quiet hours say when they end on another day", () => {
    expect(quietSentence({ from: 1_320, to: 420 })).toBe("From 22:00 to 07:00 the next day");
    expect(quietSentence({ from: 780, to: 900 })).toBe("From 13:00 to 15:00");
  });
});
