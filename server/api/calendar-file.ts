import { createHash } from "node:crypto";
import type { CalendarFile } from "../domains/calendar/schema";
import type { RestResponse } from "./refusal";

/**
 * A calendar as programs fetch it again and again: its tag changes with what it says, and who has that already is
 * spared the rest. It may hold what only its reader may know, so nobody in between keeps it.
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

/** Weak: when it was written changes every time and says nothing. */
function tagOf(text: string): string {
  const said = text.replaceAll(/^DTSTAMP:.*\r\n/gm, "");
  return `W/"${createHash("sha256").update(said).digest("base64url").slice(0, 27)}"`;
}
