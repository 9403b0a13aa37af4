import type { Readable } from "node:stream";
import { DomainError } from "../errors";

/**
 * Where the bytes of uploads are kept. A key is 32 random hexadecimal digits; under it lie parts with fixed names.
 * Nothing that a person chose is ever part of a path.
 */
export type Storage = {
  readonly store: "disk" | "s3";
  /**
   * How a client sends the arriving bytes to the storage itself; null where this server takes them.
   * @param announced what the signature holds the client to
   */
  presign: (key: string, announced: Announced) => Promise<Presigned | null>;
  /**
   * Takes exactly `bytes` bytes as the arriving part. Nothing is kept until `keep`, and a source that ends early or
   * goes on leaves nothing behind.
   * @throws DomainError invalid `upload.size-differs`; unavailable `uploads.no-space`
   */
  receive: (key: string, source: AsyncIterable<Uint8Array>, bytes: number) => Promise<Received>;
  /** The size of a part in bytes; null if there is none. */
  sizeOf: (key: string, part: Part) => Promise<number | null>;
  /** Opens a part for reading; null if there is none. */
  open: (key: string, part: Part) => Promise<OpenPart | null>;
  /** Runs `use` with the arriving part as a local file of at most `bytesMax` bytes; null if there is none. */
  withArriving: <T>(key: string, bytesMax: number, use: (path: string) => Promise<T>) => Promise<T | null>;
  /** Keeps a part durably. @throws DomainError unavailable `uploads.no-space`, and leaves no half part */
  put: (key: string, part: Part, content: Content, contentType: string) => Promise<void>;
  /** Deletes these parts; those that are gone already are no error. */
  remove: (key: string, parts: readonly Part[]) => Promise<void>;
};

export type Announced = { contentType: string; size: number; expiresInSeconds: number };
export type Presigned = { url: string; headers: Record<string, string> };
export type Received = {
  /** Makes it the arriving part; a repeat changes nothing. */
  keep: () => Promise<void>;
  drop: () => Promise<void>;
};
export type OpenPart = { size: number; stream: Readable };
export type Content = Uint8Array | { path: string };

/** What was sent and not checked yet; a checked file; the sizes of a picture. */
export const PARTS = ["arriving", "file", "small", "medium", "large"] as const;
export type Part = (typeof PARTS)[number];

const NO_SPACE = new Set(["ENOSPC", "EDQUOT", "QuotaExceeded", "XMinioStorageFull", "InsufficientCapacity"]);

/** The refusal for a storage that is full, or the error itself. */
export function storageFault(error: unknown): unknown {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  const isFull = NO_SPACE.has(String(code)) || NO_SPACE.has(String(name));
  return isFull ? new DomainError("uploads.no-space") : error;
}

/**
 * Passes on the chunks of `source` and breaks off as soon as there is more than `bytes`.
 * @throws DomainError invalid `upload.size-differs` also at an early end
 */
export async function* exactly(source: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for await (const chunk of source) {
    seen += chunk.byteLength;
    if (seen > bytes) throw new DomainError("upload.size-differs");
    yield chunk;
  }
  if (seen !== bytes) throw new DomainError("upload.size-differs");
}
