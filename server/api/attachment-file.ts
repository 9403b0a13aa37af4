import type { Db } from "../db/client";
import type { ReadAttachment } from "../domains/attachments/schema";
import { type AttachmentBytes, findBytes } from "../domains/uploads/bytes.queries";
import type { PictureSize } from "../domains/uploads/schema";
import { notFound } from "../errors";
import { log } from "../log";
import { storageOf } from "../storage/current";
import type { RestResponse } from "./refusal";

type Asked = {
  method: string;
  size: PictureSize | undefined;
  ifNoneMatch: string | undefined;
};

/** An hour: what belongs to an event that becomes private is readable in shared caches for no longer. */
const PUBLIC_CACHE = "public, max-age=3600";
/** Browsers may keep it, and ask each time whether they may still show it. */
const PRIVATE_CACHE = "private, no-cache";

/**
 * The bytes of an attachment that the caller may read. A picture that this server drew may be shown in a page; any
 * other file is only ever downloaded, and runs nothing if a browser shows it after all.
 * @throws DomainError not-found `attachment.not-found`
 */
export async function attachmentFile(
  db: Db,
  { id, isPublic }: Pick<ReadAttachment, "id" | "isPublic">,
  { method, size, ifNoneMatch }: Asked,
): Promise<RestResponse> {
  const bytes = await findBytes(db, { id, size, storageOf });
  if (!bytes) throw notFound("attachment");
  const etag = `"${bytes.version}"`;
  const caching = { "cache-control": isPublic ? PUBLIC_CACHE : PRIVATE_CACHE, etag };
  if (ifNoneMatch?.split(",").some((tag) => [etag, `W/${etag}`, "*"].includes(tag.trim()))) {
    return { status: 304, headers: { ...caching, ...sharing(isPublic) } };
  }
  const headers = { ...caching, ...sharing(isPublic), ...fileHeaders(bytes) };
  if (method === "HEAD") return { status: 200, headers };
  const opened = await bytes.open();
  if (!opened) {
    log().error({ uploadId: id }, "the bytes of an upload are missing from the storage");
    throw notFound("attachment");
  }
  return { status: 200, headers, text: opened.stream };
}

function fileHeaders({ contentType, name, isPicture, size }: AttachmentBytes): Record<string, string> {
  return {
    "content-type":
      contentType === "text/plain" || contentType === "text/csv"
        ? `${contentType}; charset=utf-8`
        : contentType,
    "content-length": String(size),
    "content-disposition": disposition(isPicture ? "inline" : "attachment", name),
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
  };
}

/** Other sites show covers and avatars beside links to them; what is not for everyone stays on ours. */
function sharing(isPublic: boolean): Record<string, string> {
  if (!isPublic) return { "cross-origin-resource-policy": "same-origin" };
  return { "cross-origin-resource-policy": "cross-origin", "access-control-allow-origin": "*" };
}

/** The name twice (RFC 6266): for programs that know ASCII only, and in full. */
function disposition(kind: "inline" | "attachment", name: string): string {
  const ascii = name.replace(/[^ -~]/g, "_").replace(/["\\%]/g, "_");
  const full = encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${full}`;
}
