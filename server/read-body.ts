/** The maximum body of a tRPC or REST call, in bytes. */
export const BODY_BYTES_MAX = 256 * 1024;

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
