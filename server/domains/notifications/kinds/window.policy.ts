/** Comments on a post within this time are one notification, mailed when it ends. */
export const WINDOW_MS = 30 * 60_000;

/** A stretch of time whose news is told together. */
export type Window = { from: Date; until: Date };

/** The window that holds the instant; the same for everyone, whenever it is asked. */
export function windowAt(at: Date): Window {
  const from = Math.floor(at.getTime() / WINDOW_MS) * WINDOW_MS;
  return { from: new Date(from), until: new Date(from + WINDOW_MS) };
}
