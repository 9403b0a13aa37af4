import { readCsvRows } from "../../../../lib/csv-reader";
import { DomainError } from "../../../errors";
import { CSV_COLUMNS, type CsvColumn } from "../csv.policy";
import { nameKey, tidyName } from "../policy";
import { FILE_BYTES_MAX, ROWS_MAX } from "./schema";

/** A row of the file. Only the columns that the file has are in `cells`. */
export type FileRow = {
  /** Where it begins, from 1. */
  line: number;
  cells: Partial<Record<CsvColumn, string>>;
  /** It has text in a cell beyond the last named column, so its cells may be in the wrong columns. */
  isTooLong: boolean;
};

export type ProgramFile = { rows: FileRow[]; ignoredColumns: string[] };

const IGNORED_NAME_MAX = 80;
const IGNORED_MAX = 50;

const COLUMNS = new Map<string, CsvColumn>(CSV_COLUMNS.map((column) => [column, column]));

/**
 * Reads a CSV file whose first line names its columns, with comma, semicolon or tab between the cells.
 * @throws DomainError invalid csv.too-large, csv.unreadable, csv.empty, csv.too-many-rows, session.import-columns
 */
export function readProgramFile(text: string): ProgramFile {
  if (new TextEncoder().encode(text).byteLength > FILE_BYTES_MAX) {
    throw new DomainError("csv.too-large", { bytesMax: FILE_BYTES_MAX });
  }
  const read = readCsvRows(text.replace(/^\ufeff/, ""), { linesLookedAt: 1 });
  if ("brokenAt" in read) throw new DomainError("csv.unreadable", { line: read.brokenAt });
  const [header, ...below] = read.rows;
  if (!header) throw new DomainError("csv.empty");
  const { columns, ignoredColumns } = columnsIn(header.cells);
  if (!columns.has("title") && !columns.has("id")) throw new DomainError("session.import-columns");
  if (below.length === 0) throw new DomainError("csv.empty");
  if (below.length > ROWS_MAX) {
    throw new DomainError("csv.too-many-rows", { rows: below.length, rowsMax: ROWS_MAX });
  }
  const rows = below.map(({ cells, line }) => ({
    line: line - breaksIn(cells),
    cells: Object.fromEntries([...columns].map(([column, index]) => [column, cells[index] ?? ""])),
    isTooLong: cells.slice(header.cells.length).some((cell) => cell !== ""),
  }));
  return { rows, ignoredColumns };
}

/** The index of each known column. Of two with one name, the second is ignored. */
function columnsIn(names: string[]) {
  const columns = new Map<CsvColumn, number>();
  const ignoredColumns: string[] = [];
  for (const [index, name] of names.entries()) {
    const column = COLUMNS.get(nameKey(name));
    if (column && !columns.has(column)) columns.set(column, index);
    else if (name !== "") ignoredColumns.push(tidyName(name).slice(0, IGNORED_NAME_MAX));
  }
  return { columns, ignoredColumns: ignoredColumns.slice(0, IGNORED_MAX) };
}

function breaksIn(cells: string[]): number {
  return cells.join("").split("\n").length - 1;
}
