import { describe, expect, test } from "vitest";
import { searchQuery, searchWords } from "../../../../lib/search-words";
import { documentOf } from "./policy";

const event = {
  title: "Jazz at the Café",
  description: "Late-night jazz.",
  hostName: "Łucja Øster",
  place: "Straße 17, Zürich",
  onlineUrl: null,
  placeHidden: false,
};

describe("search words", () => {
  test.each([
    ["  Slow   JAZZ ", ["slow", "jazz"]],
    ["Café CAFE\u0301", ["cafe", "cafe"]],
    ["Straße STRASSE", ["strasse", "strasse"]],
    ["Łódź, Øresund", ["lodz", "oresund"]],
    ["late-night meet.up a/b", ["late", "night", "meet", "up", "a", "b"]],
    ["Tomorrow's 24/7 C++", ["tomorrow", "s", "24", "7", "c"]],
    ["東京ジャズ night", ["東", "京", "ジ", "ャ", "ズ", "night"]],
    ["서울 재즈", ["서울", "재즈"]],
    ["हिन्दी", ["हिन्दी"]],
    ["!&|():*\\'\"<->%_", []],
    ["🎉 \u0000 \ud800", []],
  ])("the search words of %j are %j", (text, words) => {
    expect(searchWords(text)).toEqual(words);
  });

  test("very long words are cut at the same length in documents and searches", () => {
    const endless = "a".repeat(5000);
    expect(searchQuery(endless)).toBe(`${"a".repeat(60)}:*`);
    expect(documentOf({ ...event, title: endless })).toMatch(/^a{60}:1A /);
  });
});

test("a document has the position of each word, once per weight", () => {
  expect(documentOf(event)).toBe(
    "jazz:1A at:2A the:3A cafe:4A strasse:5B 17:6B zurich:7B lucja:8B oster:9B late:10C night:11C jazz:12C",
  );
});

test("a hidden location is not in the document", () => {
  const document = documentOf({ ...event, placeHidden: true });
  expect(document).not.toContain("zurich");
  expect(document).toContain("lucja");
});

test.each([
  ["jazz", "jazz:*"],
  ["Jazz  jazz Zür", "jazz:* & zur:*"],
  ["jazz & !berlin:*", "jazz:* & berlin:*"],
  ["'; drop table", "drop:* & table:*"],
  ["a b c d e f g h i j", "a:* & b:* & c:* & d:* & e:* & f:* & g:* & h:*"],
  ["  ", null],
  ["!&|", null],
])("a search for %j becomes the query %j", (q, query) => {
  expect(searchQuery(q)).toBe(query);
});
