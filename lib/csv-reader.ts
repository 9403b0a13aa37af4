import { CsvError, parse } from "csv-parse/browser/esm/sync";

/** Reads CSV as spreadsheets of any country write it. */

/** One record of a file. */
export type CsvRow = {
  cells: string[];
  /** The line of the file where the record ends, from 1. */
  line: number;
};

/** `brokenAt` = the line from which the text is no CSV. */
export type CsvRows = { rows: CsvRow[] } | { brokenAt: number };

const DELIMITERS = ["\t", ";", ","] as const;
const LINES_LOOKED_AT = 20;

/**
 * The delimiter that most of the first lines contain equally often outside of quotes; titles above a table contain
 * none.
 */
function delimiterOf(text: string, linesLookedAt: number): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, "")
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "")
    .slice(0, linesLookedAt);
  const scores = DELIMITERS.map((sign) => {
    const often = new Map<number, number>();
    for (const line of lines) {
      const count = line.split(sign).length - 1;
      if (count > 0) often.set(count, (often.get(count) ?? 0) + 1);
    }
    return Math.max(0, ...often.values());
  });
  const best = Math.max(...scores);
  return best > 0 ? (DELIMITERS[scores.indexOf(best)] ?? ",") : ",";
}

/**
 * `sep=;` in the first line tells Excel the delimiter. It is replaced by an empty line, so that line numbers stay
 * right.
 */
const SEP_LINE = /^\s*"?sep=(.)"?[^\S\r\n]*(?=[\r\n]|$)/i;

/**
 * The records of a text that have a cell with something in it. Spaces around cells are left out.
 * @param linesLookedAt from how many of the first lines the delimiter is guessed; 1 where the first is the header
 */
export function readCsvRows(whole: string, { linesLookedAt = LINES_LOOKED_AT } = {}): CsvRows {
  const said = SEP_LINE.exec(whole)?.[1];
  const text = said ? whole.replace(SEP_LINE, "") : whole;
  try {
    const records = parse(text, {
      delimiter: said ?? delimiterOf(text, linesLookedAt),
      info: true,
      relax_column_count: true,
      // "Ana "the cat" <ana@…>" is invalid CSV, but address books paste it.
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const rows = records.map(({ record, info }) => ({ cells: record, line: info.lines }));
    return { rows: rows.filter(({ cells }) => cells.some((cell) => cell !== "")) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { brokenAt: Number(error.lines) || 1 };
  }
}
