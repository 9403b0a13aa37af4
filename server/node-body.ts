import type { IncomingMessage } from "node:http";
import { DomainError, isDomainError } from "./errors";
import { refuseTooLarge } from "./read-body";

const READ_OUT_BYTES_MAX = 64 * 1024 * 1024;
const READ_OUT_MS = 10_000;

/**
 * The body of a request.
 * @throws DomainError invalid: it is larger than `bytesMax`, or breaks off
 */
export async function readNodeBody(req: IncomingMessage, bytesMax?: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    // The request must outlive this loop: destroying it would also close the connection that carries the refusal.
    for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      refuseTooLarge(bytes, bytesMax);
      chunks.push(chunk);
    }
  } catch (error) {
    if (isDomainError(error)) throw error;
    throw new DomainError("request.aborted");
  }
  return Buffer.concat(chunks);
}

/**
 * Reads and discards the rest of the request, within bounds. Closing a connection with unread bytes resets it, and
 * a client that is still sending would lose the answer.
 */
export function readOut(req: IncomingMessage): Promise<void> {
  if (req.complete || req.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let bytes = 0;
    const timer = setTimeout(resolve, READ_OUT_MS);
    req.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > READ_OUT_BYTES_MAX) resolve();
    });
    for (const over of ["end", "close"]) {
      req.once(over, () => {
        clearTimeout(timer);
        resolve();
      });
    }
    req.resume();
  });
}
