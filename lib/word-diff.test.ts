import fc from "fast-check";
import { expect, test } from "vitest";
import { type DiffPart, wordDiff } from "./word-diff";

const without = (kind: DiffPart["kind"], parts: readonly DiffPart[]) =>
  parts
    .filter((part) => part.kind !== kind)
    .map(({ text }) => text)
    .join("");

test("a changed word is removed and added, and the words around it stay", () => {
  expect(wordDiff("We meet at seven, at the gate.", "We meet at eight, at the gate.")).toEqual([
    { kind: "same", text: "We meet at " },
    { kind: "removed", text: "seven" },
    { kind: "added", text: "eight" },
    { kind: "same", text: ", at the gate." },
  ]);
});

test("words that were added in two places are two parts", () => {
  expect(wordDiff("a b c", "a x b c y").filter(({ kind }) => kind === "added")).toHaveLength(2);
});

test("equal texts have no changes", () => {
  expect(wordDiff("", "")).toEqual([]);
  expect(wordDiff("the same", "the same")).toEqual([{ kind: "same", text: "the same" }]);
});

test("the parts of any two texts make up both texts", () => {
  const text = fc.array(fc.constantFrom("a", "b", " ", "\n", "é", "–", "字"), { maxLength: 40 });
  fc.assert(
    fc.property(text, text, (old, now) => {
      const parts = wordDiff(old.join(""), now.join(""));
      expect(without("added", parts)).toBe(old.join(""));
      expect(without("removed", parts)).toBe(now.join(""));
    }),
  );
});

test("texts that differ in very many words are one replacement", () => {
  const long = (word: string) => `${word} `.repeat(9_000) + word;
  expect(wordDiff(long("old"), long("new")).map(({ kind }) => kind)).toEqual(["removed", "added"]);
});
