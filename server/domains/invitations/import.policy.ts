import { readCsvRows } from "../../../lib/csv-reader";
import { readEmailAddress } from "../../../lib/email-address";
import { textOfFile } from "../../../lib/text-of-file";
import { DomainError } from "../../errors";
import { columnsOf, firstOf, type Row } from "./columns.policy";
import { isRecipientList, type Recipient, readRecipient, recipientsIn } from "./recipients.policy";
import { NAME_MAX } from "./schema";

export const IMPORT_BYTES_MAX = 1024 * 1024;
export const IMPORT_ROWS_MAX = 2_000;

/** One person of a list. */
export type ReadInvitee = {
  /** The line of the file, from 1. */
  line: number;
  /** As written where it is not a valid address; otherwise normalised as it is stored. */
  email: string;
  name: string | null;
  /** Why this person cannot be invited: the address is invalid, or an earlier line has it. */
  fault: "invalid" | "double" | null;
};

/** The table that was read, so that the host can choose the column with the addresses. */
export type ReadTable = {
  /** The name of each column, or "Column 2". */
  columns: string[];
  /** The first rows below the header. */
  sample: string[][];
  /** The column that the addresses were read from; null where none was recognised. */
  email: number | null;
};

/** The people of a list that was uploaded or pasted. */
export type ReadList = {
  people: ReadInvitee[];
  hasHeader: boolean;
  /** Null for a list without columns to choose from. */
  table: ReadTable | null;
};

const SAMPLE_ROWS = 5;
const SAMPLE_CELL_MAX = 80;

/**
 * Reads a list of people as other programs write it: a CSV file in UTF-8, UTF-16 or Windows-1252 with comma,
 * semicolon or tab, with or without a header and titles above it; vCards; or recipients as mail programs paste
 * them. Columns are recognised by their content. No account is looked up.
 * @param choice.email the column that the host chose for the addresses
 * @throws DomainError invalid: csv.too-large (before anything is read), csv.not-utf8, csv.workbook, csv.unreadable,
 * csv.empty, csv.too-many-rows
 */
export function readInvitees(bytes: Uint8Array, choice: { email?: number } = {}): ReadList {
  if (bytes.byteLength > IMPORT_BYTES_MAX) {
    throw new DomainError("csv.too-large", { bytesMax: IMPORT_BYTES_MAX });
  }
  const text = decode(bytes);
  if (/^\s*BEGIN:VCARD/i.test(text)) return listOf(cardsIn(text), false, null);
  if (isRecipientList(text)) return listOf(recipientsIn(text), false, null);
  return readTable(readRows(text), choice.email);
}

function readTable(rows: Row[], chosen: number | undefined): ReadList {
  if (rows.length === 0) throw new DomainError("csv.empty");
  const columns = columnsOf(rows);
  const email = chosen ?? columns.email;
  const hasHeader = columns.header !== -1;
  const below = rows.slice(columns.header + 1);
  const width = Math.max(...rows.slice(Math.max(0, columns.header)).map(({ cells }) => cells.length));
  const names = rows[columns.header]?.cells ?? [];
  const table = {
    columns: Array.from(
      { length: width },
      (_, n) => names[n]?.slice(0, SAMPLE_CELL_MAX) || `Column ${n + 1}`,
    ),
    sample: below
      .slice(0, SAMPLE_ROWS)
      .map(({ cells }) => cells.map((cell) => cell.slice(0, SAMPLE_CELL_MAX))),
    email,
  };
  if (below.length === 0) throw new DomainError("csv.empty");
  if (email === null) {
    // A single column without an address is a list of invalid addresses, row by row.
    if (width > 1) return { people: [], hasHeader, table };
    return listOf(
      below.map(({ cells, line }) => ({ line, address: cells[0] ?? "", name: "" })),
      hasHeader,
      null,
    );
  }
  const isNamed = hasHeader || chosen !== undefined;
  const found = isNamed
    ? below.map((row) =>
        personIn(
          row,
          email,
          columns.names.filter((index) => index !== email),
        ),
      )
    : below.flatMap(peopleIn);
  return listOf(found, hasHeader, isNamed && width > 1 ? table : null);
}

function listOf(found: Recipient[], hasHeader: boolean, table: ReadTable | null): ReadList {
  if (found.length === 0) throw new DomainError("csv.empty");
  if (found.length > IMPORT_ROWS_MAX) {
    throw new DomainError("csv.too-many-rows", { rows: found.length, rowsMax: IMPORT_ROWS_MAX });
  }
  return { people: markFaults(found), hasHeader, table };
}

/** @throws DomainError invalid csv.workbook, csv.not-utf8 */
function decode(bytes: Uint8Array): string {
  const read = textOfFile(bytes);
  if ("fault" in read) throw new DomainError(read.fault);
  return read.text;
}

function readRows(text: string): Row[] {
  const read = readCsvRows(text);
  if ("brokenAt" in read) throw new DomainError("csv.unreadable", { line: read.brokenAt });
  return read.rows;
}

function personIn({ cells, line }: Row, email: number, names: readonly number[]): Recipient {
  const { address, name } = readRecipient(firstOf(cells[email] ?? ""));
  const named = names.map((index) => cells[index] ?? "").join(" ");
  return { line, address, name: named.trim() || name };
}

/** A row without a header: an address with a name beside it, or nothing but addresses. */
function peopleIn({ cells, line }: Row): Recipient[] {
  const addresses = cells.filter((cell) => /[@＠]/.test(cell)).map(readRecipient);
  const [only, ...more] = addresses;
  if (!only) return [{ line, address: cells.find((cell) => cell !== "") ?? "", name: "" }];
  if (more.length > 0) return addresses.map((one) => ({ line, ...one }));
  const beside = cells.filter((cell) => cell !== "" && !/[@＠]/.test(cell)).join(" ");
  return [{ line, address: only.address, name: only.name || beside }];
}

/** The first address and the name of each vCard. Long lines of a card continue after a space. */
function cardsIn(text: string): Recipient[] {
  const found: Recipient[] = [];
  let card: Recipient | null = null;
  for (const [index, raw] of text
    .replace(/\r\n?/g, "\n")
    .replace(/\n[ \t]/g, "")
    .split("\n")
    .entries()) {
    const colon = raw.indexOf(":");
    const value = raw.slice(colon + 1);
    // "item1.EMAIL;TYPE=work:…"
    const name = raw.slice(0, Math.max(0, colon)).split(";", 1)[0]?.split(".").at(-1)?.trim().toUpperCase();
    if (name === "BEGIN") card = { line: index + 1, address: "", name: "" };
    else if (name === "END" && card) {
      if (card.address) found.push(card);
      card = null;
    } else if (card && name === "EMAIL" && !card.address) card.address = value.trim();
    else if (card && name === "FN") card.name = value.replace(/\\(.)/g, "$1").trim();
  }
  return found;
}

function markFaults(found: Recipient[]): ReadInvitee[] {
  const seen = new Set<string>();
  return found.map(({ line, address, name }) => {
    const { address: email } = readEmailAddress(address);
    const kept = { line, name: tidyName(name) };
    if (email === undefined) return { ...kept, email: address.slice(0, 254), fault: "invalid" };
    const fault = seen.has(email) ? "double" : null;
    seen.add(email);
    return { ...kept, email, fault };
  });
}

/** Cuts a name that is too long or has odd characters: a name is optional and must not exclude a person. */
function tidyName(name: string): string | null {
  const plain = name
    .replace(/[\p{Cc}\p{Surrogate}\s]+/gu, " ")
    .replace(/\p{Cf}/gu, "")
    .trim();
  return [...plain].slice(0, NAME_MAX).join("") || null;
}
