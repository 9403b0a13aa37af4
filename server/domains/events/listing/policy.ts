import { DomainError } from "../../../errors";

/** Where a page ended: the order of every list of events is (startsAt, id). */
export type PageEnd = { startsAt: Date; id: string };

const WORDS_MAX = 8;

/** The place in the list as an opaque word for the caller. */
export function writeCursor({ startsAt, id }: PageEnd): string {
  return Buffer.from(`${startsAt.getTime()}.${id}`).toString("base64url");
}

/** @throws DomainError invalid for anything that `writeCursor` did not write */
export function readCursor(cursor: string): PageEnd {
  const text = Buffer.from(cursor, "base64url").toString("latin1");
  const [, time, id] = /^(\d{1,13})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text) ?? [];
  if (!time || !id) {
    const fields = [{ field: "cursor", message: "This page link is broken. Start from the first page." }];
    throw new DomainError("input.invalid", { fields });
  }
  return { startsAt: new Date(Number(time)), id };
}

/** One pattern for `ilike` per word of a search; what a person types is never a wildcard. */
export function searchPatterns(q: string): string[] {
  const words = q.split(/\s+/).filter(Boolean).slice(0, WORDS_MAX);
  return words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
}
