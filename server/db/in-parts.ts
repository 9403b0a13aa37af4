/** Rows of one statement: a row of a pool has some twenty values, and a statement takes 32,767. */
const ROWS_MAX = 1_000;

/** Calls `write` for parts of the rows, one after another, so that each part fits into one statement. */
export async function inParts<Row>(
  rows: Row[],
  write: (part: Row[]) => Promise<unknown>,
  rowsMax = ROWS_MAX,
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsMax) await write(rows.slice(from, from + rowsMax));
}
