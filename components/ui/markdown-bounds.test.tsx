import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Markdown } from "./markdown";
import { costOf } from "./markdown-bounds";

const LENGTH = 20_000;
const filled = (unit: string) => unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);

/** Each took the parser seconds, or ran it out of stack. */
const COSTLY: [string, string][] = [
  ...[">", ">1. ", "1. ", "1) ", "+ ", "- + * ", "> "].map((unit): [string, string] => [unit, filled(unit)]),
  ...["[", "]", "![", "[a](b", "a*", "*a_ ", "~~a", "***a"].map((unit): [string, string] => [
    unit,
    filled(unit),
  ]),
  ...["http://a.b ", "www.a.b ", "a@b.c ", "<http://a.b>", "`a` ", "&lt; "].map((unit): [string, string] => [
    unit,
    filled(unit),
  ]),
  ["quotes within quotes, line by line", filled(`${">".repeat(8)}a\n`)],
  [
    "a table with many columns and empty rows",
    `${"|a".repeat(100)}|\n${"|-".repeat(100)}|\n${filled("|\n")}`,
  ],
  ["headings underlined", filled("a\n=\n")],
  ["lazy lines after many lists", `${"- ".repeat(10)}a\n${filled("a\n")}`],
  ["emphasis within emphasis", `${"*".repeat(9_000)}a${"*".repeat(9_000)}`],
  ["instructions that do not end", filled("<?")],
  ["instructions that do not end, line by line", filled(`x${"<?".repeat(6)}\n`)],
  ["comments that do not end", `a${filled("<!--")}`],
  ["declarations that do not end", `a${filled("<!A")}`],
  ["escapes", filled("\\!a")],
  ["tags", filled("<a>")],
  ["a list of a thousand items", "1. a\n".repeat(1_000)],
  ["pictures within pictures", `${"![".repeat(2_000)}a${"](b)".repeat(2_000)}`],
];

describe("Markdown that would take its parser too long", () => {
  test.each(COSTLY)("costly Markdown is shown as plain text: %s", (_, text) => {
    expect(costOf(text)).toBeNull();
    expect(renderToStaticMarkup(<Markdown>{text}</Markdown>)).toMatch(
      /^<div class="prose"><p class="whitespace-pre-wrap break-words">/,
    );
  });

  test("ordinary Markdown stays within the bounds", () => {
    const written = [
      "# Supper\n\nBring **two** cups, _one_ plate.\n\n* * * * * * * * * * * *\n\n> > Quoted twice\n\n- a\n  - b\n    1. c",
      "----------------------------------------------------------------------------------------",
      "> - - - - - - - - - - - -",
      "- https://example.org/a/long/path?with=query&and=more by speaker@example.org\n".repeat(150),
      "Programme\n=========\n\n| Time | What |\n|---|---|\n".concat("| 18:00 | Soup |\n".repeat(200)),
      "- [a talk](https://example.org)\n".repeat(300),
      "A line of a long text, with *some* emphasis and (brackets) [here].\n".repeat(280),
    ];
    expect(written.filter((text) => costOf(text) === null)).toEqual([]);
  });

  test("Markdown that nests too deep is found by its tree", () => {
    const nested = Array.from({ length: 60 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n");
    expect(costOf(nested)).not.toBeNull();
    expect(renderToStaticMarkup(<Markdown>{nested}</Markdown>)).not.toContain("<li>");
  });
});
