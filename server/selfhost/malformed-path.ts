import type { ServerResponse } from "node:http";

/** Whether the path of a request cannot be decoded or holds a null character. No page has such a path. */
export function isMalformedPath(url: string | undefined): boolean {
  try {
    return decodeURIComponent((url ?? "").split("?")[0] ?? "").includes("\0");
  } catch {
    return true;
  }
}

/** Answered before Next sees it: Next decodes paths in several places and logs a server error if it cannot. */
export function refuseMalformedPath(response: ServerResponse): void {
  response.writeHead(400, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end("There is nothing at this address.\n");
}
