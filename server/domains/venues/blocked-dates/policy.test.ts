import { describe, expect, test } from "vitest";
import { addDays, earliestToday } from "../../../../lib/days";
import { NOW } from "../../../../tests/factories";
import { type Block, faultsOfBlock, mergeBlock } from "./policy";

const today = earliestToday(NOW);
const day = (n: number) => addDays(today, n);

describe("days that an owner blocks", () => {
  test.each([
    ["one day", { start: day(3), end: day(3) }, []],
    ["today", { start: day(0), end: day(0) }, []],
    ["a range that began before today", { start: day(-3), end: day(2) }, []],
    ["two years", { start: day(1), end: day(732) }, []],
    ["a reversed range", { start: day(3), end: day(2) }, ["end"]],
    ["past days", { start: day(-3), end: day(-1) }, ["start"]],
    ["days that ended today", { start: day(-3), end: day(0) }, ["start"]],
    ["ten years", { start: day(1), end: day(3653) }, ["end"]],
    ["days in six years", { start: day(2192), end: day(2193) }, ["start"]],
  ])("%s is taken or refused by its field", (_, days, fields) => {
    expect(faultsOfBlock(days, NOW).map(({ field }) => field)).toEqual(fields);
  });
});

const block = (id: string, from: number, to: number, note = ""): Block => ({
  id,
  start: day(from),
  end: day(to),
  note,
});

describe("blocked ranges", () => {
  test.each([
    ["a free range stays as it is", [block("a", 1, 3)], block("n", 5, 7), [5, 7, ""], []],
    ["an overlapping range is merged", [block("a", 1, 5)], block("n", 3, 7), [1, 7, ""], ["a"]],
    ["a range that continues another is merged", [block("a", 1, 3)], block("n", 3, 5), [1, 5, ""], ["a"]],
    [
      "a range between two joins them",
      [block("a", 1, 3), block("b", 5, 7)],
      block("n", 3, 5),
      [1, 7, ""],
      ["a", "b"],
    ],
    [
      "merging reaches what the grown range overlaps",
      [block("b", 5, 9), block("a", 4, 6)],
      block("n", 3, 5),
      [3, 9, ""],
      ["a", "b"],
    ],
    [
      "a neighbour with another note stays apart",
      [block("a", 1, 3, "Wedding")],
      block("n", 3, 5, "Repairs"),
      [3, 5, "Repairs"],
      [],
    ],
    [
      "a range without a note takes the note of what it overlaps",
      [block("a", 1, 4, "Wedding")],
      block("n", 3, 5),
      [1, 5, "Wedding"],
      ["a"],
    ],
  ] as const)("%s", (_, blocks, { start, end, note }, [from, to, kept], replaced) => {
    const result = mergeBlock(blocks, { start, end, note });
    expect(result).toMatchObject({ merged: { start: day(from), end: day(to), note: kept } });
    expect("replaced" in result && [...result.replaced].sort()).toEqual([...replaced].sort());
  });

  test("two overlapping ranges with different notes are not merged", () => {
    const wedding = block("a", 1, 4, "Wedding");
    const repairs = { start: day(3), end: day(5), note: "Repairs" };
    expect(mergeBlock([wedding], repairs)).toEqual({ clashing: wedding });
  });
});
