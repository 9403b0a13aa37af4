import { expect, test } from "vitest";
import { comingWords } from "./coming-words";

const guest = (name: string) => ({ name, imageUrl: null, guests: 0 });
const [ana, ben, chi] = [guest("Ana B."), guest("Ben O."), guest("Chi N.")];

test.each([
  [1, [ana], "Ana B. is coming."],
  [2, [ana, ben], "Ana B. and Ben O. are coming."],
  [3, [ana, ben, chi], "Ana B., Ben O. and 1 other are coming."],
  [21, [ana, ben, chi], "Ana B., Ben O. and 19 others are coming."],
])("the words for %i people say who is coming", (people, items, words) => {
  expect(comingWords({ people, items: items as (typeof ana)[] })).toBe(words);
});

test("a past event says who went", () => {
  expect(comingWords({ people: 1, items: [ana] }, true)).toBe(`${ana.name} went.`);
});
