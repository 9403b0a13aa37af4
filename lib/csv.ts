/** CSV as RFC 4180 has it, for spreadsheets: UTF-8 with its mark, CRLF, and no cell that a spreadsheet would run. */

/** Without it Excel reads UTF-8 as whatever the machine's old encoding is. */
export const CSV_MARK = "\ufeff";

export type CsvCell = string | number | null | undefined;

/** One record, with its line end. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** A whole file. */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return CSV_MARK + rows.map(csvLine).join("");
}

// How a formula begins in one spreadsheet or another; the wide forms are what some of them turn into the plain ones.
const FORMULA = /^[\s\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe in front, which makes it text everywhere, and
 * quotes. Numbers of ours are written as they are.
 */
function csvCell(cell: CsvCell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  if (FORMULA.test(cell)) return quoted(shownText(cell));
  return /[",\r\n]|^\s|\s$/.test(cell) ? quoted(cell) : cell;
}

/** A text as a spreadsheet shows it: with an apostrophe where it would be a formula. */
export function shownText(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text of a cell that `shownText` may have written. */
export function textOfCell(cell: string): string {
  const rest = cell.slice(1);
  return cell.startsWith("'") && FORMULA.test(rest) ? rest : cell;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
