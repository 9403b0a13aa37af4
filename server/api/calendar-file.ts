import { createHash } from "node:crypto";
import type { CalendarFile } from "../domains/calendar/schema";
import type { RestResponse } from "./refusal";

/**
 * A calendar file for programs that poll it. Its ETag changes with its content, and a client with the current ETag
 * gets 304. It may hold what only its reader may see, so shared caches must not store it.
 */
export function calendarFile({ name, text }: CalendarFile, ifNoneMatch: string | undefined): RestResponse {
  const etag = tagOf(text);
  const headers = { "cache-control": "private, no-cache", etag };
  if (ifNoneMatch?.split(",").some((tag) => tag.trim() === etag || tag.trim() === "*")) {
    return { status: 304, headers };
  }
  const method = /^METHOD:(\w+)\r$/m.exec(text)?.[1] ?? "PUBLISH";
  return {
    status: 200,
    headers: {
      ...headers,
      "content-type": `text/calendar; charset=utf-8; method=${method}`,
      "content-disposition": `attachment; filename="${name}"`,
    },
    text,
  };
}

/** Weak: the time of writing changes with every answer and is left out. */
function tagOf(text: string): string {
  const said = text.replaceAll(/^DTSTAMP:.*\r\n/gm, "");
  return `W/"${createHash("sha256").update(said).digest("base64url").slice(0, 27)}"`;
}
