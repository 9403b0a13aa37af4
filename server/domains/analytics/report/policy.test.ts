import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GROUP_MIN, mergeSmallGroups, returningShare } from "./policy";

const groups = (sizes: Record<string, number>) =>
  Object.entries(sizes).map(([name, people]) => ({ name, people }));

describe("groups of people", () => {
  it.each([
    [
      { Tokyo: 5, Seoul: 3 },
      { Tokyo: 5, Seoul: 3 },
    ],
    [
      { Tokyo: 5, Seoul: 2, Manila: 1 },
      { Tokyo: 5, other: 3 },
    ],
    [
      { Tokyo: 5, Seoul: 4, Manila: 1 },
      { Tokyo: 5, other: 5 },
    ],
    [{ Tokyo: 3, Manila: 2 }, { other: 5 }],
    [{ Tokyo: 1, Seoul: 1, Manila: 1 }, { other: 3 }],
    [{ Tokyo: 1, Manila: 1 }, {}],
    [{ Tokyo: 2 }, {}],
    [{}, {}],
  ])("the groups %o are shown as %o", (before, after) => {
    expect(mergeSmallGroups(groups(before))).toEqual(groups(after));
  });

  it("a shown group has at least three people, and no person is left out if there are three in total", () => {
    const some = fc.array(fc.record({ name: fc.string({ minLength: 1 }), people: fc.nat(6) }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(some, (before) => {
        const after = mergeSmallGroups(before);
        const sum = (list: typeof before) => list.reduce((total, group) => total + group.people, 0);
        expect(after.every((group) => group.people >= GROUP_MIN)).toBe(true);
        expect(after.length).toBeLessThanOrEqual(9);
        expect(sum(after)).toBe(sum(before) >= GROUP_MIN ? sum(before) : 0);
      }),
    );
  });
});

describe("the share of returning guests", () => {
  it.each([
    [0, 0, null],
    [0, 20, { people: 0, of: 20 }],
    [1, 20, null],
    [2, 20, null],
    [3, 20, { people: 3, of: 20 }],
    [18, 20, null],
    [20, 20, { people: 20, of: 20 }],
    [2, 4, null],
  ])("the share of %i returning guests of %i is shown as %o", (people, of, told) => {
    expect(returningShare(people, of)).toEqual(told);
  });
});
