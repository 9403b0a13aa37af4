import { expect, test } from "vitest";
import { mentionAt, withMention } from "./mention-at";

test.each([
  ["Hi @an", { query: "an", from: 3 }],
  ["@", { query: "", from: 0 }],
  ["(@Ana Bel", { query: "Ana Bel", from: 1 }],
  ["mail@example", null],
  ["Hi @ana\nand", null],
  ["no sign", null],
])("a name is being mentioned at the end of %j", (text, expected) => {
  expect(mentionAt(text, text.length)).toEqual(expected);
});

test("a chosen member replaces the typed name, and the caret follows it", () => {
  const id = "0198a000-0000-7000-8000-000000000001";
  const text = "Hi @an there";
  const next = withMention(text, { from: 3, caret: 6 }, { id, name: "Ana [B]" });
  expect(next.text).toBe(`Hi @[Ana B](person:${id}) there`);
  expect(next.text.slice(next.caret)).toBe("there");
});
