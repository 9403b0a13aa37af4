import { expect, test } from "vitest";
import { shownText } from "./shown-text.policy";

test.each([
  ["b*a*d", "bad"],
  ["b**a**d", "bad"],
  ["b~~a~~d", "bad"],
  ["b`a`d", "bad"],
  ["b<!-- -->ad", "bad"],
  ["b<i></i>ad", "bad"],
  ["&#98;ad &#x62;ad &bopf;ad", "bad bad 𝕓ad"],
  ["b[a](https://a.example/x)d", "bad"],
  ["[bad][1]\n\n[1]: https://a.example", "bad"],
  ["![b&#97;d](https://a.example/x.png)", "bad"],
  ["b![a](https://a.example/x.png)d", "bad"],
  ["b\\*a", "b*a"],
  ["2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"],
  ["plain text,\nas it is", "plain text,\nas it is"],
])("the text %j is read as %j", (markdown, text) => {
  expect(shownText(markdown).trim()).toBe(text);
});

test("paragraphs, lines and cells of a table are words apart", () => {
  const words = (markdown: string) => shownText(markdown).trim().split(/\s+/);
  expect(words("*one*\n\ntwo  \nthree\n- four\n- five")).toEqual(["one", "two", "three", "four", "five"]);
  expect(words("| a | b |\n|---|---|\n| c | d |")).toEqual(["a", "b", "c", "d"]);
});

test.each(["[", "*a ", "![](", "&#98;", "`", "> ", "**a", "|"])(
  "a text of 20,000 characters of %j is read without failing",
  (part) => {
    expect(shownText(part.repeat(20_000 / part.length)).length).toBeLessThanOrEqual(20_000);
  },
);
