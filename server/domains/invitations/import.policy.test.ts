import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvLine } from "../../../lib/csv";
import { IMPORT_BYTES_MAX, IMPORT_ROWS_MAX, readInvitees } from "./import.policy";

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
  ])("a list with column names is read: %s", (name, text) => {
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
  ])("a pasted list without column names is read: %s", (_, text, expected) => {
    expect(people(text)).toEqual(expected);
    expect(read(text).hasHeader).toBe(false);
  });
});

test("every row keeps its line number and states what is wrong with it", () => {
  const text = "email,name\nana@example.org,Ana\nnot an address,Ben\n\nANA@example.org,Ana again\n,Chi";
  expect(read(text).people.map(({ line, email, fault }) => [line, email, fault])).toEqual([
    [2, "ana@example.org", null],
    [3, "not an address", "invalid"],
    [5, "ana@example.org", "double"],
    [6, "", "invalid"],
  ]);
});

test("a formula is read as a name like any other, and is harmless when it is exported", () => {
  const [only] = read('email,name\nana@example.org,"=1+1"').people;
  expect(only?.name).toBe("=1+1");
  expect(csvLine([only?.name])).toBe('"\'=1+1"\r\n');
});

test("a name that is too long or has odd characters is cut, and its person is still read", () => {
  const [only] = read(`email,name\nana@example.org,"A\tna\u0007 ${"x".repeat(500)}"`).people;
  expect(only).toMatchObject({ fault: null });
  expect(only?.name).toMatch(/^A na x{95}$/);
});

const BEN = ["ben@example.org", "Ben Ode"];
const utf16 = (text: string, mark = "\ufeff") => new Uint8Array(Buffer.from(`${mark}${text}`, "utf16le"));
const peopleOf = (input: Uint8Array) => readInvitees(input).people.map(({ email, name }) => [email, name]);

describe("lists from other programs", () => {
  test.each([
    ["Excel's line that names the separator", "sep=;\nName;E-Mail\nAna Reis;ana@example.org"],
    ["a quoted line that names the separator", '"sep=,"\r\nName,E-Mail\r\nAna Reis,ana@example.org'],
    [
      "titles above the names of columns",
      "Guest list\n\nAs of 3 May;;\nName;E-Mail\nAna Reis;ana@example.org",
    ],
    [
      "titles with commas above a table with semicolons",
      "Berlin, May, 2026\nName;E-Mail\nAna Reis;ana@example.org",
    ],
    [
      "Google Contacts",
      "Name,Given Name,Family Name,Phone 1 - Value,E-mail 1 - Type,E-mail 1 - Value\nAna Reis,Ana,Reis,+351 1,Work,ana@example.org ::: ana@home.example",
    ],
    [
      "Google Contacts of today",
      "First Name,Middle Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Value\nAna,,Reis,* myContacts,Work,ana@example.org,",
    ],
    [
      "Outlook in German",
      "Vorname;Nachname;Firma;E-Mail-Adresse;E-Mail-Typ\nAna;Reis;X;ana@example.org;SMTP",
    ],
    ["Outlook in French", "Prénom,Nom,Société,Adresse de messagerie\nAna,Reis,X,ana@example.org"],
    ["Outlook in Spanish", "Nombre,Apellidos,Dirección de correo electrónico\nAna,Reis,ana@example.org"],
    ["Outlook in Italian", "Nome,Cognome,Indirizzo posta elettronica\nAna,Reis,ana@example.org"],
    ["Outlook in Portuguese", "Nome;Sobrenome;Endereço de Email\nAna;Reis;ana@example.org"],
    ["Outlook in Dutch", "Voornaam;Achternaam;E-mailadres\nAna;Reis;ana@example.org"],
    ["Outlook in Polish", "Imię;Nazwisko;Adres e-mail\nAna;Reis;ana@example.org"],
    ["Outlook in Czech", "Jméno;Příjmení;E-mailová adresa\nAna;Reis;ana@example.org"],
    ["Outlook in Russian", "Имя;Фамилия;Адрес эл. почты\nAna;Reis;ana@example.org"],
    ["Outlook in Japanese", "氏名,会社,電子メール アドレス\nAna Reis,X,ana@example.org"],
    ["Outlook in Chinese", "姓名,公司,电子邮件地址\nAna Reis,X,ana@example.org"],
    ["a column with an unknown name", "Kontakt,Wer\nana@example.org,Ana Reis"],
    ["zero-width characters around an address", "email,name\n\u200bana@example.org\ufeff,Ana Reis"],
    [
      "a card",
      "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Reis\r\nitem1.EMAIL;TYPE=work:ana@exam\r\n ple.org\r\nEND:VCARD\r\n",
    ],
  ])("a list from another program is read: %s", (_, text) => {
    expect(people(text)).toEqual([ANA]);
  });

  test.each([
    [
      "last name first",
      "Reis, Ana <ana@example.org>; Ode, Ben <ben@example.org>",
      [
        ["ana@example.org", "Reis, Ana"],
        ["ben@example.org", "Ode, Ben"],
      ],
    ],
    [
      "quotes",
      "\"Reis, Ana\" <ana@example.org>, 'Ben Ode' <ben@example.org>",
      [["ana@example.org", "Reis, Ana"], BEN],
    ],
    ["commas and no quotes", "Ana Reis <ana@example.org>, Ben Ode <ben@example.org>", [ANA, BEN]],
    ["lines", "Ana Reis <ana@example.org>\nBen Ode <ben@example.org>\n", [ANA, BEN]],
    ["a comment", "ana@example.org (Ana Reis), Ben Ode <ben@example.org>", [ANA, BEN]],
    ["a group", "Team: Ana Reis <ana@example.org>, Ben Ode <ben@example.org>;", [ANA, BEN]],
    [
      "bare addresses between",
      "ben@example.org; <ana@example.org>",
      [
        ["ben@example.org", null],
        ["ana@example.org", null],
      ],
    ],
    ["a link in brackets", "Ana Reis <mailto:ana@example.org>", [ANA]],
  ])("recipients are read as mail programs paste them: %s", (_, text, expected) => {
    expect(people(text)).toEqual(expected);
  });

  test.each([
    ["UTF-16 with its mark", utf16("E-Mail\tName\r\nana@example.org\tAna Reis")],
    ["UTF-16 without it", utf16("E-Mail\tName\r\nana@example.org\tAna Reis", "")],
  ])("Excel's Unicode text is read: %s", (_, input) => {
    expect(peopleOf(input)).toEqual([ANA]);
  });

  test("a file in the Windows code page keeps its letters", () => {
    const file = new Uint8Array(Buffer.from("Name;E-Mail\r\nZoë Größe;zoe@example.org", "latin1"));
    expect(peopleOf(file)).toEqual([["zoe@example.org", "Zoë Größe"]]);
  });

  test("if no column has an address, the host sees the columns and can choose one", () => {
    const text = bytes("Who,Where\nAna,ana at example.org\nBen,ben at example.org");
    const list = readInvitees(text);
    expect(list).toMatchObject({
      people: [],
      table: {
        email: null,
        sample: [
          ["Who", "Where"],
          ["Ana", "ana at example.org"],
          ["Ben", "ben at example.org"],
        ],
      },
    });
    expect(readInvitees(text, { email: 1 }).people).toHaveLength(3);
  });

  test("the host can choose another column than the recognised one", () => {
    const text = bytes("Name,Mail,Host\nAna,ana@example.org,ben@example.org");
    expect(readInvitees(text).table).toMatchObject({ columns: ["Name", "Mail", "Host"], email: 1 });
    expect(readInvitees(text, { email: 2 }).people).toMatchObject([
      { email: "ben@example.org", name: "Ana" },
    ]);
  });

  test.each([
    ["<", "@"],
    ["a@b.org <x@y.org>", ":"],
    ["a@b.org <x@y.org> ", "("],
    ["BEGIN:VCARD\n", "a."],
    ["email,name\na@b.org,", "'"],
    ["email,name\na@b.org ,", " x"],
  ])("a megabyte of %j and %j is read in one pass", (start, unit) => {
    const input = bytes(start + unit.repeat(Math.floor(1_000_000 / unit.length)));
    const refusal = reasonOf(input);
    if (refusal) expect(refusal.reason).toMatch(/^csv\./);
  });
});

describe("unreadable lists", () => {
  test.each([
    ["no text in any encoding", new Uint8Array([0x41, 0, 0, 0x42, 0, 0, 0, 0x43]), "csv.not-utf8", undefined],
    ["an Excel workbook", new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14]), "csv.workbook", undefined],
    ["an old Excel workbook", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), "csv.workbook", undefined],
    ["nothing", bytes(""), "csv.empty", undefined],
    ["nothing but a header", bytes("email,name\n"), "csv.empty", undefined],
    ["nothing but a mark and spaces", bytes("\ufeff  \n\n"), "csv.empty", undefined],
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
  ])("an unreadable list is refused with its reason: %s", (_, input, reason, details) => {
    const refusal = reasonOf(input);
    expect(refusal?.reason).toBe(reason);
    if (details) expect(refusal?.details).toEqual(details);
  });

  test("a list of 10 MB is refused before a byte of it is read", () => {
    const huge = new Proxy(new Uint8Array(0), {
      get: (target, key) => {
        if (key === "byteLength") return 10 * 1024 * 1024;
        throw new Error(`looked at ${String(key)} of ${target.byteLength}`);
      },
    });
    expect(reasonOf(huge)).toMatchObject({ reason: "csv.too-large" });
  });
});

test("any bytes are answered with a list or a reason", () => {
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
