import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvLine } from "../../../../lib/csv";
import { IMPORT_BYTES_MAX, IMPORT_ROWS_MAX, readInvitees } from "./policy";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readInvitees(bytes(text));
const people = (text: string) => read(text).people.map(({ email, name }) => [email, name]);
const reasonOf = (input: Uint8Array) => {
  try {
    readInvitees(input);
  } catch (error) {
    return error as { reason: string; details?: Record<string, unknown> };
  }
  return null;
};
const ANA = ["ana@example.org", "Ana Reis"];

describe("separators and column names", () => {
  test.each([
    ["comma", "Name,E-mail\nAna Reis,ana@example.org"],
    [
      "semicolon, as Excel writes it in most of Europe",
      "Name;E-Mail-Adresse\r\nAna Reis;ana@example.org\r\n",
    ],
    ["tab, as it is pasted from a spreadsheet", "email\tfull name\nana@example.org\tAna Reis"],
    ["first and last name", "First Name,Last Name,Email Address\nAna,Reis,ana@example.org"],
    ["other columns between", "id,EMAIL,Phone,Full_Name\n1,Ana@Example.org,+351,Ana Reis"],
    ["a column of house addresses", "Address,Name,Email\nRua 1,Ana Reis,ana@example.org"],
    ["a mark in front", "\ufeffemail,name\nana@example.org,Ana Reis"],
    ["accents in the column's name", "prénom;nom de famille;courriel;name\nAna;x;ana@example.org;Ana Reis"],
    ["old Mac line ends", "email,name\rana@example.org,Ana Reis"],
    ["empty lines and spaces", "\n email , name \n\n  ana@example.org ,  Ana Reis \n\n"],
    ["quotes around a separator", 'name,email\n"Reis, Ana",ana@example.org'],
  ])("%s", (name, text) => {
    const expected = name.startsWith("quotes") ? ["ana@example.org", "Reis, Ana"] : ANA;
    expect(people(text)).toEqual([expected]);
    expect(read(text).hasHeader).toBe(true);
  });
});

describe("pasted lists without column names", () => {
  test.each([
    [
      "one address a line",
      "ana@example.org\nben@example.org",
      [
        ["ana@example.org", null],
        ["ben@example.org", null],
      ],
    ],
    [
      "one line of addresses",
      "ana@example.org; ben@example.org",
      [
        ["ana@example.org", null],
        ["ben@example.org", null],
      ],
    ],
    [
      "from an address book",
      "Ana Reis <ana@example.org>, Ben <ben@example.org>",
      [ANA, ["ben@example.org", "Ben"]],
    ],
    ["name beside the address", "Ana Reis,ana@example.org", [ANA]],
    ["links", "mailto:ana@example.org", [["ana@example.org", null]]],
  ])("%s", (_, text, expected) => {
    expect(people(text)).toEqual(expected);
    expect(read(text).hasHeader).toBe(false);
  });
});

test("every row keeps its line and is told what is wrong with it", () => {
  const text = "email,name\nana@example.org,Ana\nnot an address,Ben\n\nANA@example.org,Ana again\n,Chi";
  expect(read(text).people.map(({ line, email, fault }) => [line, email, fault])).toEqual([
    [2, "ana@example.org", null],
    [3, "not an address", "invalid"],
    [5, "ana@example.org", "double"],
    [6, "", "invalid"],
  ]);
});

test("a formula is a name like any other here, and harmless when it is written again", () => {
  const [only] = read('email,name\nana@example.org,"=1+1"').people;
  expect(only?.name).toBe("=1+1");
  expect(csvLine([only?.name])).toBe('"\'=1+1"\r\n');
});

test("a name that is too long or strange is cut, and keeps nobody out", () => {
  const [only] = read(`email,name\nana@example.org,"A\tna\u0007 ${"x".repeat(500)}"`).people;
  expect(only).toMatchObject({ fault: null });
  expect(only?.name).toMatch(/^A na x{95}$/);
});

describe("what cannot be read is refused with its reason", () => {
  const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
  test.each([
    ["UTF-16 with its mark", utf16("email\nana@example.org"), "csv.not-utf8", { encoding: "UTF-16" }],
    [
      "UTF-16 without it",
      new Uint8Array(Buffer.from("email\nana@example.org", "utf16le")),
      "csv.not-utf8",
      { encoding: "UTF-16" },
    ],
    [
      "Latin-1",
      new Uint8Array(Buffer.from("name,email\nZoë,zoe@example.org", "latin1")),
      "csv.not-utf8",
      { encoding: "Latin-1" },
    ],
    ["an Excel workbook", new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14]), "csv.workbook", undefined],
    ["an old Excel workbook", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), "csv.workbook", undefined],
    ["nothing", bytes(""), "csv.empty", undefined],
    ["nothing but a header", bytes("email,name\n"), "csv.empty", undefined],
    ["nothing but a mark and spaces", bytes("\ufeff  \n\n"), "csv.empty", undefined],
    ["no column of addresses", bytes("name,phone\nAna,+351"), "csv.no-address-column", undefined],
    [
      "a quote that never ends",
      bytes('email,name\nana@example.org,"Ana\nben@example.org,Ben'),
      "csv.unreadable",
      { line: expect.any(Number) },
    ],
    [
      "too many rows",
      bytes(
        `email\n${Array.from({ length: IMPORT_ROWS_MAX + 1 }, (_, n) => `p${n}@example.org`).join("\n")}`,
      ),
      "csv.too-many-rows",
      { rows: IMPORT_ROWS_MAX + 1, rowsMax: IMPORT_ROWS_MAX },
    ],
    ["more than 1 MB", new Uint8Array(IMPORT_BYTES_MAX + 1), "csv.too-large", { bytesMax: IMPORT_BYTES_MAX }],
  ])("%s", (_, input, reason, details) => {
    const refusal = reasonOf(input);
    expect(refusal?.reason).toBe(reason);
    if (details) expect(refusal?.details).toEqual(details);
  });

  test("10 MB are refused before a byte of them is looked at", () => {
    const huge = new Proxy(new Uint8Array(0), {
      get: (target, key) => {
        if (key === "byteLength") return 10 * 1024 * 1024;
        throw new Error(`looked at ${String(key)} of ${target.byteLength}`);
      },
    });
    expect(reasonOf(huge)).toMatchObject({ reason: "csv.too-large" });
  });
});

test("whatever the bytes are, the answer is a list or a reason", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: "binary" }).map(bytes)),
      (input) => {
        const refusal = reasonOf(input);
        if (refusal) expect(refusal.reason).toMatch(/^csv\./);
      },
    ),
    { numRuns: 2_000 },
  );
});
