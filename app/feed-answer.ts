import { createHash } from "node:crypto";
import { siteOrigin } from "@/server/auth";
import { type FeedFormat, writeFeed } from "@/server/domains/announcements/policy";
import { serverCaller } from "@/server/trpc/caller";

const MEDIA_TYPES: Record<FeedFormat, string> = {
  atom: "application/atom+xml; charset=utf-8",
  rss: "application/rss+xml; charset=utf-8",
};

/** The feed of public events. Feed readers poll: a reader that has the present text gets 304. */
export async function feedAnswer(format: FeedFormat, request: Request): Promise<Response> {
  const caller = await serverCaller();
  const { items } = await caller.announcements.list();
  const text = writeFeed(format, items, { origin: siteOrigin() });
  const etag = `W/"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`;
  const headers = {
    etag,
    "cache-control": "public, max-age=300",
    "cross-origin-resource-policy": "cross-origin",
  };
  const known = request.headers.get("if-none-match")?.split(",") ?? [];
  if (known.some((tag) => tag.trim() === etag)) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, "content-type": MEDIA_TYPES[format] } });
}
