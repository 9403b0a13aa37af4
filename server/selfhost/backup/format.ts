import { z } from "zod";

/*
 * A backup is a gzip of lines: the header; for each table its name and columns, then its rows in the text format of
 * COPY and a line "\."; the footer last. That format writes a line break inside a value as "
 * ", so each row is one line and no row is "\.".
 */

export const FORMAT = "turnout-backup";
export const FORMAT_VERSION = 1;
export const LINE_BREAK = 0x0a;
export const END_OF_ROWS = "\\.";

/** Fixes the text form of values, so that a row reads the same on every machine. */
export const TEXT_SETTINGS = `set client_encoding = 'UTF8'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres';
  set timezone = 'UTC'; set extra_float_digits = 1; set bytea_output = 'hex'`;

const name = z.string().min(1).max(63);

export const headerSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.number().int(),
  createdAt: z.string(),
  /** The migrations applied to the database, oldest first. */
  migrations: z.array(z.strictObject({ name: z.string().min(1), checksum: z.string() })).min(1),
  tables: z.array(z.strictObject({ name, columns: z.array(name) })),
});
export type Header = z.infer<typeof headerSchema>;
export type Table = Header["tables"][number];

export const footerSchema = z.strictObject({
  tables: z.record(z.string(), z.strictObject({ rows: z.number().int(), sha256: z.string() })),
  sequences: z.array(z.strictObject({ name, lastValue: z.string().regex(/^-?\d+$/), isCalled: z.boolean() })),
});
export type Footer = z.infer<typeof footerSchema>;

/** Quotes a table or column name for SQL. */
export function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

export function copyTarget({ name, columns }: Table): string {
  return `${quoted(name)} (${columns.map(quoted).join(", ")})`;
}

/** Counts the line ends in these bytes. */
export function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_BREAK); at >= 0; at = bytes.indexOf(LINE_BREAK, at + 1)) lines++;
  return lines;
}
