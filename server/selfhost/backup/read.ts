import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { StartupError } from "../startup-error";
import {
  countLines,
  END_OF_ROWS,
  FORMAT_VERSION,
  type Footer,
  footerSchema,
  type Header,
  headerSchema,
  LINE_BREAK,
} from "./format";

type BackupPart =
  | { kind: "table"; name: string }
  /** Whole rows. */
  | { kind: "rows"; data: Buffer }
  | { kind: "table-end"; name: string };

type Backup = { header: Header; footer: Footer };

/** Larger than any header, and than any value that people can store. */
const LINE_BYTES_MAX = 64 * 1024 * 1024;
const END = Buffer.from(`${END_OF_ROWS}\n`);

/**
 * Reads the whole file and compares every table with the checksums in the footer. Changes nothing.
 * @throws StartupError that says what is wrong with the file
 */
export async function checkBackup(file: string): Promise<Backup> {
  const sums: Footer["tables"] = {};
  let hash: Hash = createHash("sha256");
  let rows = 0;
  const backup = await readBackup(file, async (part) => {
    if (part.kind === "table") {
      hash = createHash("sha256");
      rows = 0;
    } else if (part.kind === "rows") {
      hash.update(part.data);
      rows += countLines(part.data);
    } else {
      sums[part.name] = { rows, sha256: hash.digest("hex") };
    }
  });
  for (const { name } of backup.header.tables) {
    const [found, told] = [sums[name], backup.footer.tables[name]];
    if (!found || !told || found.rows !== told.rows || found.sha256 !== told.sha256) {
      throw broken(file, `the table ${name} does not match its checksum`);
    }
  }
  return backup;
}

/**
 * Passes the contents of the file to the consumer, in order.
 * @throws StartupError if the file is no backup, truncated, damaged or from a newer version
 */
export async function readBackup(
  file: string,
  take: (part: BackupPart, header: Header) => Promise<void>,
): Promise<Backup> {
  const reader = new Reader(file, take);
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.on("error", (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    for await (const chunk of gunzip) await reader.push(chunk as Buffer);
  } catch (error) {
    throw reader.hasHeader ? fileFault(file, error) : (unreadable(file, error) ?? foreign(file));
  } finally {
    source.destroy();
  }
  return reader.finish();
}

class Reader {
  #rest: Buffer = Buffer.alloc(0);
  #header: Header | undefined;
  #footer: Footer | undefined;
  #table: string | undefined;
  #tablesRead = 0;

  constructor(
    readonly file: string,
    readonly take: (part: BackupPart, header: Header) => Promise<void>,
  ) {}

  get hasHeader(): boolean {
    return this.#header !== undefined;
  }

  async push(chunk: Buffer): Promise<void> {
    const data = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    let from = 0;
    while (from < data.length) {
      const used = this.#table === undefined ? await this.#line(data, from) : await this.#rows(data, from);
      if (used === 0) break;
      from += used;
    }
    this.#rest = data.subarray(from);
    if (this.#rest.length > LINE_BYTES_MAX) throw foreign(this.file);
  }

  finish(): Backup {
    if (!this.#header) throw foreign(this.file);
    if (!this.#footer || this.#rest.length > 0) throw broken(this.file, "its end is missing");
    return { header: this.#header, footer: this.#footer };
  }

  /** @returns the number of bytes consumed; 0 if the line is incomplete */
  async #line(data: Buffer, from: number): Promise<number> {
    const end = data.indexOf(LINE_BREAK, from);
    if (end < 0) return 0;
    const value = parsed(data.subarray(from, end));
    if (!this.#header) this.#header = this.#readHeader(value);
    else if (this.#tablesRead < this.#header.tables.length) await this.#begin(value, this.#header);
    else if (!this.#footer) this.#footer = this.#readFooter(value);
    else throw broken(this.file, "there is data after its end");
    return end - from + 1;
  }

  async #rows(data: Buffer, from: number): Promise<number> {
    const end = endOfRows(data, from);
    const until = end ?? data.lastIndexOf(LINE_BREAK) + 1;
    const header = this.#header;
    if (!header || this.#table === undefined) throw foreign(this.file);
    if (until > from) await this.take({ kind: "rows", data: data.subarray(from, until) }, header);
    if (end === undefined) return Math.max(until - from, 0);
    await this.take({ kind: "table-end", name: this.#table }, header);
    this.#table = undefined;
    this.#tablesRead++;
    return end - from + END.length;
  }

  async #begin(value: unknown, header: Header): Promise<void> {
    const name = header.tables[this.#tablesRead]?.name;
    if (name === undefined || (value as { table?: unknown } | undefined)?.table !== name) {
      throw broken(this.file, "a table is missing");
    }
    this.#table = name;
    await this.take({ kind: "table", name }, header);
  }

  #readHeader(value: unknown): Header {
    const version = (value as { version?: unknown } | undefined)?.version;
    const header = headerSchema.safeParse(value);
    if (typeof version === "number" && version > FORMAT_VERSION) {
      throw new StartupError(
        `${this.file} was written by a newer version of Turnout. Update before you restore it.`,
      );
    }
    if (!header.success) throw foreign(this.file);
    return header.data;
  }

  #readFooter(value: unknown): Footer {
    const footer = footerSchema.safeParse(value);
    if (!footer.success) throw broken(this.file, "its end is damaged");
    return footer.data;
  }
}

/** The position of the line that ends the rows, or undefined if it has not been read completely. */
function endOfRows(data: Buffer, from: number): number | undefined {
  for (let at = data.indexOf(END, from); at >= 0; at = data.indexOf(END, at + 1)) {
    if (at === from || data[at - 1] === LINE_BREAK) return at;
  }
  return undefined;
}

function parsed(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString("utf8"));
  } catch {
    return undefined;
  }
}

function foreign(file: string): StartupError {
  return new StartupError(`${file} is not a backup of Turnout. Nothing was changed.`);
}

function broken(file: string, why: string): StartupError {
  return new StartupError(`${file} is damaged: ${why}. Nothing was changed. Use another backup.`);
}

function fileFault(file: string, error: unknown): unknown {
  const { code } = error as { code?: string };
  if (code === "Z_BUF_ERROR") return broken(file, "its end is missing");
  if (code === "Z_DATA_ERROR") return broken(file, "its bytes do not match what was written");
  return unreadable(file, error) ?? error;
}

function unreadable(file: string, error: unknown): StartupError | undefined {
  if (error instanceof StartupError) return error;
  const { syscall, message } = error as { syscall?: string; message: string };
  return syscall ? new StartupError(`${file} cannot be read: ${message}. Nothing was changed.`) : undefined;
}
