import { expect, test } from "vitest";
import {
  dayOf,
  hourMarks,
  instantIn,
  minutesIn,
  movedSpan,
  resizedSpan,
  shownSpan,
  snap,
  timeIn,
  toMinutes,
  toPixels,
} from "./day-scale";

const plain = dayOf("2026-12-04", "Europe/Berlin");

test.each([
  ["2026-12-04", 24],
  ["2026-03-29", 23],
  ["2026-10-25", 25],
])("the grid of %s in Berlin has %i hours", (day, hours) => {
  expect(dayOf(day, "Europe/Berlin").minutes).toBe(hours * 60);
});

test("the day on which clocks go forward has no mark for the hour that they skip", () => {
  const day = dayOf("2026-03-29", "Europe/Berlin");
  const labels = hourMarks(day, { start: 0, end: day.minutes }).map(({ label }) => label);
  expect(labels.slice(0, 4)).toEqual(["00:00", "01:00", "03:00", "04:00"]);
  expect(labels).toHaveLength(23);
});

test("the day on which clocks go back has two marks for the hour that comes twice", () => {
  const day = dayOf("2026-10-25", "Europe/Berlin");
  const labels = hourMarks(day, { start: 0, end: day.minutes }).map(({ label }) => label);
  expect(labels.slice(1, 5)).toEqual(["01:00", "02:00", "02:00", "03:00"]);
  expect(labels).toHaveLength(25);
});

test.each(["2026-12-04", "2026-03-29", "2026-10-25"])(
  "minutes of %s become instants and the same minutes again",
  (name) => {
    const day = dayOf(name, "Europe/Berlin");
    for (const minutes of [0, 5, 119, 120, 185, day.minutes - 5])
      expect(minutesIn(day, instantIn(day, minutes))).toBe(minutes);
  },
);

test("pixels become the minutes from which they were made", () => {
  expect(toMinutes(toPixels(125))).toBeCloseTo(125);
});

test.each([
  [0, 0],
  [2, 0],
  [2.5, 5],
  [7, 5],
  [-3, -5],
])("%d minutes snap to %d", (minutes, snapped) => {
  expect(snap(minutes)).toBe(snapped);
});

test("a moved session keeps its length and lands on a full step", () => {
  expect(movedSpan(plain, { start: 542, end: 587 }, 12)).toEqual({ start: 555, end: 600 });
});

test("a session that does not move keeps its odd minutes", () => {
  expect(movedSpan(plain, { start: 542, end: 587 }, 0)).toEqual({ start: 542, end: 587 });
  expect(resizedSpan(plain, { start: 542, end: 587 }, 0)).toEqual({ start: 542, end: 587 });
});

test("a session cannot be moved out of its day", () => {
  expect(movedSpan(plain, { start: 60, end: 120 }, -500)).toEqual({ start: 0, end: 60 });
  expect(movedSpan(plain, { start: 60, end: 120 }, 5_000)).toEqual({ start: 1_435, end: 1_495 });
});

test("a session lasts at least one step, and as long as a day at most", () => {
  expect(resizedSpan(plain, { start: 600, end: 660 }, -500)).toEqual({ start: 600, end: 605 });
  expect(resizedSpan(plain, { start: 600, end: 660 }, 9_999)).toEqual({ start: 600, end: 600 + 1_440 });
});

test("a session that is longer than a day can only become shorter", () => {
  const long = { start: 600, end: 600 + 2 * 1_440 };
  expect(resizedSpan(plain, long, 30)).toEqual(long);
  expect(resizedSpan(plain, long, -30)).toEqual({ start: 600, end: long.end - 30 });
});

test("the grid shows an hour around the program and eight hours at least, within the day", () => {
  expect(shownSpan(plain, [{ start: 545, end: 1_100 }], false)).toEqual({ start: 480, end: 1_200 });
  expect(shownSpan(plain, [{ start: 600, end: 660 }], false)).toEqual({ start: 540, end: 1_020 });
  expect(shownSpan(plain, [{ start: 1_380, end: 1_500 }], false)).toEqual({ start: 960, end: 1_440 });
  expect(shownSpan(plain, [{ start: 10, end: 60 }], false)).toEqual({ start: 0, end: 480 });
});

test("the grid shows the whole day where that is asked for or nothing is on", () => {
  expect(shownSpan(plain, [{ start: 600, end: 660 }], true)).toEqual({ start: 0, end: 1_440 });
  expect(shownSpan(plain, [], false)).toEqual({ start: 0, end: 1_440 });
});

test("times are what clocks in the zone show", () => {
  expect(timeIn(plain, 9 * 60 + 5)).toBe("09:05");
  expect(timeIn(dayOf("2026-03-29", "Europe/Berlin"), 120)).toBe("03:00");
});
