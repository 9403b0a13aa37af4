import type { z } from "zod";
import type { fileOut } from "../../lib/wire-schema";
import type { RestResponse } from "./refusal";

/** A file, or one part of a file that comes in several. */
export type FilePart = z.infer<typeof fileOut> & { nextCursor?: string | null };

/**
 * A CSV file as a download, streamed part by part as the client reads it, so that a long list is never held in
 * memory.
 * @param read the part that a cursor names; if it fails, the connection breaks off so that the client does not take
 * a partial file for a whole one
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
