import { createHash } from "node:crypto";
import type { RestResponse } from "./refusal";

/**
 * An answer that is the same for every caller, and that clients and proxies may keep for a while. A client with the current
 * ETag gets 304.
 */
export function keptAnswer(body: unknown, seconds: number, ifNoneMatch: string | undefined): RestResponse {
  const etag = `"${createHash("sha256").update(JSON.stringify(body)).digest("base64url").slice(0, 27)}"`;
  const headers = { "cache-control": `public, max-age=${seconds}`, etag };
  const isCurrent = ifNoneMatch
    ?.split(",")
    .map((tag) => tag.trim().replace(/^W\//, ""))
    .some((tag) => tag === etag || tag === "*");
  return isCurrent ? { status: 304, headers } : { status: 200, headers, body };
}
