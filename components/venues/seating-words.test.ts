import { expect, test } from "vitest";
import { capacityWords } from "./seating-words";

const none = { theatre: null, classroom: null, banquet: null, boardroom: null, cocktail: null, uShape: null };

test.each([
  [none, "", null],
  [{ ...none, theatre: 300, banquet: 180 }, "", "Up to 300 (theatre)"],
  [{ ...none, theatre: 300, banquet: 180 }, "banquet", "Up to 180 (banquet)"],
  [{ ...none, uShape: 1200 }, "banquet", "Up to 1,200 (u-shape)"],
] as const)("the capacity %o with the layout %s reads %s", (capacities, layout, words) => {
  expect(capacityWords(capacities, layout)).toBe(words);
});
