import { open } from "node:fs/promises";

/** Control characters that stand in texts: tab, line feed, form feed and carriage return. */
const IN_TEXTS = new Set([0x09, 0x0a, 0x0c, 0x0d]);
const READ_BYTES = 64 * 1024;

/**
 * The media type of a file by its content; `text/plain` for a text that is no markup, whatever it is called.
 * @returns null where it is of no known type, or is markup
 */
export async function detectType(path: string): Promise<string | null> {
  const { fileTypeFromFile } = await import("file-type");
  const found = await fileTypeFromFile(path);
  if (found) return found.mime;
  return (await isText(path)) ? "text/plain" : null;
}

/** Whether the whole file is text. A file that begins like markup is none: a browser might run what is in it. */
async function isText(path: string): Promise<boolean> {
  const handle = await open(path, "r");
  try {
    const buffer = Buffer.alloc(READ_BYTES);
    for (let at = 0; ; ) {
      const { bytesRead } = await handle.read(buffer, 0, READ_BYTES, at);
      if (bytesRead === 0) return true;
      const chunk = buffer.subarray(0, bytesRead);
      if (chunk.some(isControl) || (at === 0 && isMarkup(chunk))) return false;
      at += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

function isControl(byte: number): boolean {
  return byte < 0x20 && !IN_TEXTS.has(byte);
}

function isMarkup(start: Buffer): boolean {
  return /^(?:\xef\xbb\xbf)?\s*</.test(start.toString("latin1"));
}
