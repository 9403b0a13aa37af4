import { describe, expect, test } from "vitest";
import { fitText, piecesOf, startsRightToLeft, wrapText } from "./text-lines";

// Every character is one em wide, so a width is a count.
const measure = (text: string) => [...text].length;
const wrap = (text: string, width: number, linesMax = 4) => wrapText(text, width, linesMax, measure);

describe("line breaks", () => {
  test.each([
    ["six courses, one table", ["six ", "courses, ", "one ", "table"]],
    ["self-made and/or", ["self-", "made ", "and/", "or"]],
    ["3-4 or 2026/27", ["3-4 ", "or ", "2026/27"]],
    ["don't (ever) stop!", ["don't ", "(ever) ", "stop!"]],
    ["one — two", ["one — ", "two"]],
    ["12\u00a0km", ["12\u00a0km"]],
    ["북한산 등산", ["북한산 ", "등산"]],
  ])("the line of %j may end after each of %j", (text, pieces) => {
    expect(piecesOf(text)).toEqual(pieces);
  });

  test("text without spaces breaks between words, never before a closing or after an opening mark", () => {
    for (const text of ["北京「城市」夜跑。一起跑", "สวัสดีชาวโลก", "東京の夜を歩く、秋。", "🎉🎈🎁"]) {
      const pieces = piecesOf(text);
      expect(pieces.length, text).toBeGreaterThan(2);
      expect(pieces.join("")).toBe(text);
      for (const piece of pieces) expect(piece).not.toMatch(/^[」。、]|「$/u);
    }
  });
});

describe("wrapText", () => {
  test("text fills lines word by word without spaces at their ends", () => {
    expect(wrap("six courses, one long table", 12)).toEqual({
      lines: ["six courses,", "one long", "table"],
      isCut: false,
    });
  });

  test("the characters of a word wider than a line are split over lines", () => {
    const { lines, isCut } = wrap("a".repeat(25), 10);
    expect(lines).toEqual(["a".repeat(10), "a".repeat(10), "a".repeat(5)]);
    expect(isCut).toBe(false);
  });

  test("an emoji of several code points and a letter with its marks are never split", () => {
    const family = "👩‍👩‍👧";
    for (const one of [family, "👍🏽", "e\u0301", "क्षि"]) {
      const { lines } = wrap(one.repeat(8), measure(one) * 2);
      for (const line of lines) expect([one, one + one, `${one}…`, `${one}${one}…`]).toContain(line);
    }
  });

  test("text that does not fit ends with an ellipsis within the width", () => {
    const { lines, isCut } = wrap("word, ".repeat(60), 11, 3);
    expect(isCut).toBe(true);
    expect(lines).toHaveLength(3);
    expect(lines.at(-1)).toMatch(/word…$/);
    for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(11);
  });

  test("empty text gives no lines, at any width", () => {
    for (const text of ["", "   ", "\u200b"]) expect(wrap(text, 5).lines.join("").trim()).toBe(text.trim());
    expect(wrap("wide", 0.5).isCut).toBe(false);
    expect(wrap("wider than that", 0.5).isCut).toBe(true);
  });
});

describe("fitText", () => {
  const steps = [
    { size: 4, linesMax: 1 },
    { size: 2, linesMax: 2 },
  ] as const;

  test("the largest size at which all of the text fits is chosen", () => {
    expect(fitText("abcde", 20, [...steps], measure)).toMatchObject({ size: 4, lines: ["abcde"] });
    expect(fitText("abcde fghij", 20, [...steps], measure)).toMatchObject({ size: 2, isCut: false });
  });

  test("a smaller size is chosen over breaking a word", () => {
    expect(fitText("abcdefgh", 20, [{ size: 4, linesMax: 3 }, steps[1]], measure)).toMatchObject({
      size: 2,
      lines: ["abcdefgh"],
    });
  });

  test("lines get similar lengths instead of leaving one word alone", () => {
    const { lines } = fitText("aa bb cc dd ee ff", 30, [{ size: 2, linesMax: 2 }], measure);
    expect(lines).toEqual(["aa bb cc", "dd ee ff"]);
  });

  test("text that fits at no size is cut at the smallest", () => {
    expect(fitText("x".repeat(99), 20, [...steps], measure)).toMatchObject({
      size: 2,
      isCut: true,
      lines: ["x".repeat(10), `${"x".repeat(9)}…`],
    });
  });
});

test("the first letter of a text decides its direction", () => {
  expect(["שלום world", "2026: مرحبا", "🎉 ערב"].map(startsRightToLeft)).toEqual([true, true, true]);
  expect(["Hello שלום", "", "123", "東京"].map(startsRightToLeft)).toEqual([false, false, false, false]);
});
