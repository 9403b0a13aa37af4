import { findRoute, type RestRoute } from "./routes";

const OPEN_TO_READ = new Set<RestRoute["access"]>(["anyone", "event-viewer"]);

/**
 * The headers that let pages of other sites read public answers. They never allow cookies or tokens: a browser
 * reads this way only what a signed-out visitor would see.
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

/** The headers for a CORS preflight of such a request. */
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
