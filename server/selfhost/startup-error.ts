/** Why this process cannot start, in a sentence that says what to do. Printed without a stack. */
export class StartupError extends Error {
  override readonly name = "StartupError";
}

const DISK_FULL = /No space left on device|ENOSPC|EDQUOT/;

/** The sentence for what the operating system refused while `doing` something in `folder`. */
export function storageFault(doing: string, folder: string, error: unknown): StartupError {
  const text = error instanceof Error ? error.message : String(error);
  if (DISK_FULL.test(text)) {
    return new StartupError(
      `The disk that holds ${folder} is full, so Turnout cannot ${doing}. Free some space and start again; nothing was lost.`,
    );
  }
  if (/EACCES|EPERM|EROFS|Permission denied|Read-only/.test(text)) {
    return new StartupError(
      `Turnout may not write to ${folder}, so it cannot ${doing}. Give yourself the right to, or set TURNOUT_DATA_DIR to another folder.`,
    );
  }
  return new StartupError(`Turnout cannot ${doing} in ${folder}: ${text.trim()}`);
}
