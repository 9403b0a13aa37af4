import { expect, test } from "vitest";
import { documentOfText, highlightsOf } from "./policy";

const shown = (text: string, q: string) =>
  highlightsOf(text, q)
    .map(({ text: part, match }) => (match ? `[${part}]` : part))
    .join("");

test.each([
  ["A fox at the café.", "cafe fo", "A [fox] at the [café]."],
  ["Nothing here", "fox", "Nothing here"],
  ["", "fox", ""],
  ["<b>fox</b> & more", "fox", "<b>[fox]</b> & more"],
  ["See @[Fox Ana](person:019aa3a0-0000-7000-8000-000000000004)", "ana", "See @Fox [Ana]"],
])(
  "in %j a search for %j marks whole words that begin so, and leaves the text as it is",
  (text, q, marked) => {
    expect(shown(text, q)).toBe(marked);
  },
);

test("a long text is shown around its first match, in at most 300 characters", () => {
  const text = `${"word ".repeat(3_000)}fox ${"word ".repeat(900)}`;
  const result = shown(text, "fox");
  expect(result).toContain("[fox]");
  expect(result.length).toBeLessThan(300);
  expect(result.startsWith("…word")).toBe(true);
  expect(result.endsWith("…")).toBe(true);
});

test("no character is cut in half, and a hostile text takes no time", () => {
  for (const text of [
    "🦊".repeat(10_000),
    "](".repeat(10_000),
    "@[".repeat(10_000),
    `${"a".repeat(19_000)} fox`,
  ]) {
    expect(shown(text, "fox")).not.toMatch(/\p{Surrogate}/u);
  }
});

test("a document has no words of links and mentions, and the kind of text in a lexeme that no text has", () => {
  const body = "[Map](https://hidden.example/fox) !post @[Ana](person:019aa3a0-0000-7000-8000-000000000004)";
  const document = documentOfText({ kind: "comment", title: null, body });
  expect(document).toMatch(/^'!comment' /);
  expect(
    document
      .replaceAll(/:\d+[ABC]/g, "")
      .split(" ")
      .slice(1),
  ).toEqual(["map", "post"]);
});
