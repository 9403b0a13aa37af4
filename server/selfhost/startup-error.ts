import { statfsSync } from "node:fs";
import { type Standstill, standstillOf } from "../db/postgres-error";

/** Why this process cannot start, in a sentence that says what to do. Printed without a stack. */
export class StartupError extends Error {
  override readonly name = "StartupError";
}

/** Temporary: ends when there is space again, so a running server waits for it. */
export class DiskFullError extends StartupError {}

const DISK_FULL = /No space left on device|ENOSPC|EDQUOT|Disk quota exceeded/;
const NOT_ALLOWED = /EACCES|EPERM|EROFS|Permission denied|Read-only|Operation not permitted/;
const NO_FOLDER = /ENOTDIR|EEXIST|Not a directory/;
const NO_END = /ELOOP|Too many levels of symbolic links/;
const TOO_LONG = /ENAMETOOLONG|File name too long|path .* too long/i;

/** The error for what the operating system refused while `doing` something in `folder`. */
export function storageFault(doing: string, folder: string, error: unknown): StartupError {
  const text = error instanceof Error ? error.message : String(error);
  if (DISK_FULL.test(text)) {
    return new DiskFullError(
      `The disk that holds ${folder} is full, so Turnout cannot ${doing}. Free some space and start again; nothing was lost.`,
    );
  }
  if (NOT_ALLOWED.test(text)) {
    return new StartupError(
      `Turnout may not write to ${folder}, so it cannot ${doing}. Give yourself the right to, or set TURNOUT_DATA_DIR to another folder.`,
    );
  }
  if (NO_FOLDER.test(text)) {
    return new StartupError(
      `${folder}, or something on the way to it, is a file where a folder must be, so Turnout cannot ${doing}. Move the file away, or set TURNOUT_DATA_DIR to a folder.`,
    );
  }
  if (NO_END.test(text)) {
    return new StartupError(
      `The links on the way to ${folder} lead back to themselves, so Turnout cannot ${doing}. Set TURNOUT_DATA_DIR to a folder that exists.`,
    );
  }
  if (TOO_LONG.test(text)) {
    return new StartupError(
      `The path ${folder.slice(0, 60)}… is too long, so Turnout cannot ${doing}. Set TURNOUT_DATA_DIR to a shorter one.`,
    );
  }
  return new StartupError(`Turnout cannot ${doing} in ${folder}: ${text.trim().split("\n")[0]}`);
}

const STANDSTILLS: Record<Standstill, string> = {
  "database.full": "The disk of the database is full. Free some space and start again; nothing was lost.",
  "database.read-only":
    "The database accepts no writes: it is a standby, or set to be read-only. Point DATABASE_URL at the primary server.",
  "database.faulty":
    "The database cannot read or write its files. Check its log, and restore a backup if its disk is damaged.",
};

/** The error for a database that cannot store anything, or undefined for any other error. */
export function standstillFault(error: unknown): StartupError | undefined {
  const standstill = standstillOf(error);
  return standstill && new StartupError(STANDSTILLS[standstill]);
}

/** Less than Postgres needs for one more WAL segment. */
const SPACE_BYTES_MIN = 16 * 1024 * 1024;

/** Whether the disk of `folder` is so full that a failure there can be blamed on it. */
export function isNearlyFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < SPACE_BYTES_MIN;
  } catch {
    return false;
  }
}
