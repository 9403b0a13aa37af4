import { expect, test } from "vitest";
import { tagWord } from "../../../lib/tag-word";
import { type FoundTag, resolveNames, wordsAfter, wordsOf } from "./policy";

test.each([
  ["Night Walks", "night-walks"],
  ["  #night--walks! ", "night-walks"],
  ["C++", "c-plus-plus"],
  ["C#", "c-sharp"],
  ["C", "c"],
  ["Café", "café"],
  ["Cafe\u0301", "café"],
  ["日本語", "日本語"],
  ["हिन्दी", "हिन्दी"],
  ["ＡＢＣ", "abc"],
  ["🦊", ""],
])("the name %j of a tag means the word %j", (name, word) => {
  expect(tagWord(name)).toBe(word);
});

test("the words of a tag are its name and its aliases, each once", () => {
  expect(wordsOf({ name: "Night walks", aliases: ["Nocturnal", "NIGHT-WALKS"] })).toEqual([
    "night-walks",
    "nocturnal",
  ]);
});

test("a renamed tag keeps its former name as an alias, and given aliases replace the others", () => {
  const before = { slug: "walks", words: ["walks", "strolls"] };
  expect(wordsAfter(before, { name: "Hikes" })).toEqual(["hikes", "walks", "strolls"]);
  expect(wordsAfter(before, { name: "Hikes", aliases: [] })).toEqual(["hikes", "walks"]);
  expect(wordsAfter(before, { name: "Walks", aliases: ["Tours"] })).toEqual(["walks", "tours"]);
});

const tag = (word: string, more: Partial<FoundTag> = {}): FoundTag => ({
  id: `id of ${word}`,
  word,
  groupId: null,
  isRetired: false,
  ...more,
});

test("a name means the group's own tag where the site has one of the same word", () => {
  const found = [tag("art"), tag("art", { id: "own", groupId: "a group" })];
  expect(resolveNames(["ART"], found)).toEqual({ tagIds: ["own"] });
});

test("two names of one tag are one tag, in the order of the names", () => {
  const found = [tag("art"), tag("arts", { id: "id of art" }), tag("maps")];
  expect(resolveNames(["Maps", "Arts", "Art"], found)).toEqual({ tagIds: ["id of maps", "id of art"] });
});

test("an unknown name and a retired tag are refused, except a retired tag that the post has already", () => {
  const found = [tag("art", { isRetired: true })];
  expect(resolveNames(["Maps"], found)).toEqual({ refused: "tag.unknown", name: "Maps" });
  expect(resolveNames(["Art"], found)).toEqual({ refused: "tag.retired", name: "Art" });
  expect(resolveNames(["Art"], found, ["id of art"])).toEqual({ tagIds: ["id of art"] });
});
