import type { z } from "zod";
import type { fileOut } from "../../lib/wire-schema";
import type { RestResponse } from "./refusal";

/** A file, or the first part of one that comes in several. */
export type FilePart = z.infer<typeof fileOut> & { nextCursor?: string | null };

/**
 * A CSV file as a download, part after part as the receiver takes them, so that no long list is ever held as a whole.
 * @param read the part that a cursor names; where it fails the answer breaks off, which is no short file to a client
 */
export function csvFile(first: FilePart, read: (cursor: string) => Promise<FilePart>): RestResponse {
  const headers = {
    "cache-control": "private, no-store",
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${first.name}"`,
  };
  return { status: 200, headers, text: first.nextCursor ? parts(first, read) : first.text };
}

async function* parts(
  first: FilePart,
  read: (cursor: string) => Promise<FilePart>,
): AsyncGenerator<string, void> {
  let part = first;
  for (;;) {
    yield part.text;
    if (!part.nextCursor) return;
    part = await read(part.nextCursor);
  }
}
