import { findRoute, type RestRoute } from "./routes";

const OPEN_TO_READ = new Set<RestRoute["access"]>(["anyone", "event-viewer"]);

/**
 * The headers by which pages of other sites may read what anyone may read. They are never let through with a cookie
 * or a token: what a browser reads this way is what somebody who is not signed in would see.
 */
export function publicReadHeaders(path: string, isAboutTheApi: boolean): Record<string, string> {
  const found = isAboutTheApi ? null : findRoute("GET", path);
  const isOpen = found === null || ("route" in found && OPEN_TO_READ.has(found.route.access));
  if (!isOpen) return {};
  return {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "ETag, Retry-After, X-Request-Id",
    "cross-origin-resource-policy": "cross-origin",
  };
}

/** The same for the question that a browser asks before a request with further headers. */
export function preflightHeaders(path: string, isAboutTheApi: boolean): Record<string, string> {
  const open = publicReadHeaders(path, isAboutTheApi);
  if (Object.keys(open).length === 0) return {};
  return {
    ...open,
    "access-control-allow-methods": "GET, HEAD",
    "access-control-allow-headers": "Accept, If-None-Match, X-Request-Id",
    "access-control-max-age": "3600",
  };
}
