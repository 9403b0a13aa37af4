import { CsvError, parse } from "csv-parse/browser/esm/sync";
import { cutTo, tidyLine } from "../../../../lib/clean-text";
import { DomainError } from "../../../errors";
import { inviteeEmail, NAME_MAX } from "../schema";

export const IMPORT_BYTES_MAX = 1024 * 1024;
export const IMPORT_ROWS_MAX = 2_000;

/** One person as the list names them. */
export type ReadInvitee = {
  /** Where they stand in the file, from 1. */
  line: number;
  /** As it was written where it is no address, else as it is kept. */
  email: string;
  name: string | null;
  /** Why they cannot be asked: no address, or named further up already. */
  fault: "invalid" | "double" | null;
};

/** A list of people, as a file or as it was pasted. */
export type ReadList = { people: ReadInvitee[]; hasHeader: boolean };

type Row = { cells: string[]; line: number };
/** Which column holds what; several names (first, last) are put together. */
type Columns = { email: number; names: number[] };

/**
 * Reads a list of people out of a CSV file or a pasted text: with or without column names, separated by comma,
 * semicolon or tab, or one address a line. Nothing is looked up.
 * @throws DomainError invalid: csv.too-large (before anything is read), csv.not-utf8, csv.workbook, csv.unreadable,
 * csv.empty, csv.no-address-column, csv.too-many-rows
 */
export function readInvitees(bytes: Uint8Array): ReadList {
  if (bytes.byteLength > IMPORT_BYTES_MAX) {
    throw new DomainError("invalid", "csv.too-large", { bytesMax: IMPORT_BYTES_MAX });
  }
  const rows = readRows(decodeUtf8(bytes));
  const [first] = rows;
  if (!first) throw new DomainError("invalid", "csv.empty");
  const hasHeader = !first.cells.some((cell) => cell.includes("@"));
  const found = hasHeader
    ? withHeader(rows.slice(1), columnsOf(first.cells))
    : rows.flatMap((row) => withoutHeader(row));
  if (found.length === 0) throw new DomainError("invalid", "csv.empty");
  if (found.length > IMPORT_ROWS_MAX) {
    throw new DomainError("invalid", "csv.too-many-rows", { rows: found.length, rowsMax: IMPORT_ROWS_MAX });
  }
  return { people: markFaults(found), hasHeader };
}

function decodeUtf8(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    throw new DomainError("invalid", "csv.not-utf8", { encoding: "UTF-16" });
  }
  // A workbook is a ZIP file; the old kind begins with the mark of OLE.
  if ((a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04) || (a === 0xd0 && b === 0xcf && c === 0x11)) {
    throw new DomainError("invalid", "csv.workbook");
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new DomainError("invalid", "csv.not-utf8", { encoding: "Latin-1" });
  }
  if (text.includes("\0")) throw new DomainError("invalid", "csv.not-utf8", { encoding: "UTF-16" });
  return text;
}

const DELIMITERS = [",", ";", "\t"] as const;

/** The sign that parts the first line into the most cells, outside of quotes. */
function delimiterOf(text: string): string {
  const firstLine = /^[^\r\n]*/.exec(text.trimStart())?.[0] ?? "";
  const bare = firstLine.replace(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((sign) => bare.split(sign).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

function readRows(text: string): Row[] {
  try {
    const records = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      // "Ana "the cat" <ana@…>" is no CSV, but it is what address books paste.
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records
      .map(({ record, info }) => ({ cells: record, line: info.lines }))
      .filter(({ cells }) => cells.some((cell) => cell !== ""));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new DomainError("invalid", "csv.unreadable", { line: Number(error.lines) || 1 });
  }
}

const EMAIL_NAMES = new Set(
  "email,emails,mail,emailaddress,mailaddress,emailadresse,mailadresse,correo,correoelectronico,courriel,adressemail,guestemail,attendeeemail".split(
    ",",
  ),
);
/** Where no column says more plainly that it holds mail addresses, and not those of houses. */
const PERHAPS_EMAIL_NAMES = new Set(["address", "adresse", "contact"]);
const FULL_NAMES = new Set(
  "name,fullname,displayname,guest,guestname,person,attendee,attendeename,nombre,nom,names".split(","),
);
const FIRST_NAMES = new Set("firstname,first,givenname,vorname,prenom,forename".split(","));
const LAST_NAMES = new Set("lastname,last,surname,familyname,nachname,apellido,apellidos".split(","));

/** "E-Mail-Adresse", "e_mail adresse" and "EMAIL ADRESSE" are one name. */
function plainName(cell: string): string {
  return cell
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z]/g, "");
}

function columnsOf(header: string[]): Columns {
  const names = header.map(plainName);
  const find = (known: Set<string>) => names.findIndex((name) => known.has(name));
  const email = [find(EMAIL_NAMES), find(PERHAPS_EMAIL_NAMES)].find((index) => index !== -1) ?? -1;
  if (email === -1) throw new DomainError("invalid", "csv.no-address-column");
  const full = find(FULL_NAMES);
  const parts = [find(FIRST_NAMES), find(LAST_NAMES)];
  return { email, names: (full === -1 ? parts : [full]).filter((index) => index !== -1) };
}

type Found = { line: number; address: string; name: string };

function withHeader(rows: Row[], columns: Columns): Found[] {
  return rows.map(({ cells, line }) => {
    const { address, name } = parted(cells[columns.email] ?? "");
    const named = columns.names.map((index) => cells[index] ?? "").join(" ");
    return { line, address, name: named.trim() || name };
  });
}

/** A row without column names: an address with a name somewhere beside it, or nothing but addresses. */
function withoutHeader({ cells, line }: Row): Found[] {
  const addresses = cells.filter((cell) => cell.includes("@")).map(parted);
  const [only, ...more] = addresses;
  if (!only) return [{ line, address: cells.find((cell) => cell !== "") ?? "", name: "" }];
  if (more.length > 0) return addresses.map((one) => ({ line, ...one }));
  const beside = cells.filter((cell) => cell !== "" && !cell.includes("@")).join(" ");
  return [{ line, address: only.address, name: only.name || beside }];
}

/** "Ana Reis <ana@example.org>" and a bare address. */
function parted(cell: string): { address: string; name: string } {
  const [, name, address] = /^([^<>]*)<([^<>]*)>$/.exec(cell) ?? [];
  if (address === undefined) return { address: cell.replace(/^mailto:/i, ""), name: "" };
  return { address: address.trim(), name: (name ?? "").replace(/^["'\s]+|["'\s]+$/g, "") };
}

function markFaults(found: Found[]): ReadInvitee[] {
  const seen = new Set<string>();
  return found.map(({ line, address, name }) => {
    const email = inviteeEmail.safeParse(address);
    const kept = { line, name: tidyName(name) };
    if (!email.success) return { ...kept, email: cutTo(address, 254), fault: "invalid" };
    const fault = seen.has(email.data) ? "double" : null;
    seen.add(email.data);
    return { ...kept, email: email.data, fault };
  });
}

/** A name is a courtesy: one that is too long or strange is cut, and refuses nobody. */
function tidyName(name: string): string | null {
  const plain = tidyLine(name).replace(/\s+/g, " ");
  return [...plain].slice(0, NAME_MAX).join("") || null;
}
