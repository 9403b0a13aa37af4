import { database } from "../db/client";
import { currentTime } from "../db/clock";
import { receiveUpload } from "../domains/uploads/commands";
import { DomainError } from "../errors";
import { storage } from "../storage/current";
import type { RestRequest } from "./dispatch";
import type { RestResponse } from "./refusal";

const PATH = /^\/uploads\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/content$/;

/** The path under which this server takes the bytes of uploads, as the metrics name it. */
export const CONTENT_PATH = "/uploads/{uploadId}/content";

/** Whether the path is that of an upload's bytes. */
export function isContentPath(path: string): boolean {
  return PATH.test(path);
}

/**
 * Takes the bytes of an upload. It is no procedure: the signed address stands in for a sign-in, so a cookie counts
 * for nothing here, and the body is streamed instead of read.
 */
export async function receiveContent(request: RestRequest): Promise<RestResponse> {
  const [, uploadId = ""] = PATH.exec(request.path) ?? [];
  const length = request.header("content-length");
  const db = database();
  await receiveUpload(db, {
    uploadId,
    expires: request.query.get("expires") ?? "",
    signature: request.query.get("signature") ?? "",
    contentLength: length === undefined ? undefined : Number(length),
    source: unlessAborted(request.streamBody()),
    storage: storage(),
    now: await currentTime(db),
  });
  return { status: 200, headers: { "cache-control": "no-store" }, body: {} };
}

/** A connection that breaks off is the client's doing and no fault of this server. */
async function* unlessAborted(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch {
    throw new DomainError("request.aborted");
  }
}
