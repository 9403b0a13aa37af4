import { DomainError } from "./errors";

/** The maximum body of a tRPC, REST or GraphQL call, in bytes. */
export const BODY_BYTES_MAX = 256 * 1024;

/** The maximum body of a call whose meta says `takesFile`: a file of 1 MB, which JSON makes longer. */
export const FILE_BODY_BYTES_MAX = 2 * 1024 * 1024;

/** The maximum body of a call to a procedure with this meta. */
export function bodyBytesMaxOf(meta: { takesFile?: boolean | undefined } | undefined): number {
  return meta?.takesFile ? FILE_BODY_BYTES_MAX : BODY_BYTES_MAX;
}

/**
 * The body of a request, or null if it is longer than `bytesMax`. Reads no more than that, whatever length the
 * sender announced.
 */
export async function readAtMost(
  request: Request,
  bytesMax: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const next = await reader?.read();
    if (!next || next.done) return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
    bytes += next.value.byteLength;
    if (bytes > bytesMax) {
      await reader?.cancel();
      return null;
    }
    chunks.push(next.value);
  }
}

/**
 * The body of a request to a Next route handler.
 * @throws DomainError invalid: it is larger than `bytesMax`, or breaks off
 */
export async function readFetchBody(
  request: Request,
  bytesMax = BODY_BYTES_MAX,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readAtMost(request, bytesMax).catch(() => {
    throw new DomainError("request.aborted");
  });
  if (!bytes) throw tooLarge(bytesMax);
  return bytes;
}

/** @throws DomainError once `bytes` exceed the maximum of a body */
export function refuseTooLarge(bytes: number, bytesMax = BODY_BYTES_MAX): void {
  if (bytes > bytesMax) throw tooLarge(bytesMax);
}

function tooLarge(bytesMax: number): DomainError {
  return new DomainError("request.payload-too-large", { bytesMax });
}
