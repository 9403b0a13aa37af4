import type { LiveClientConfig } from "../lib/live-options";
import { env } from "./env";
// JSON, because next.config.mjs adds the same headers to every answer of Next.
import everyAnswer from "./security-headers.json";

type Headers = Record<string, string>;

/** The policy of an answer that is no page: if a browser ever shows it as one, it may do nothing. */
const NO_PAGE_POLICY = "default-src 'none'; frame-ancestors 'none'";

const TWO_YEARS_SECONDS = 63_072_000;

/** For answers that are no pages: tRPC, REST, live channels, files. Pages replace the policy with their own. */
export function answerHeaders(): Headers {
  return { ...everyAnswer, "Content-Security-Policy": NO_PAGE_POLICY, ...transportHeaders() };
}

/**
 * Keeps browsers on https once they used it. Left out in development and if the public URL is not https, where it
 * would lock people out. Subdomains are left out because they may belong to other sites.
 */
export function transportHeaders({ NODE_ENV, NEXTAUTH_URL } = env()): Headers {
  if (NODE_ENV !== "production" || !NEXTAUTH_URL?.startsWith("https://")) return {};
  return { "Strict-Transport-Security": `max-age=${TWO_YEARS_SECONDS}` };
}

/**
 * The Content-Security-Policy of a page. Scripts run only with the `nonce`, and scripts that they load run too, so
 * there is no host allowlist to bypass.
 * @param nonce 128 random bits in base64, new for every answer
 */
export function pagePolicy(page: {
  nonce: string;
  live: LiveClientConfig | null;
  isDevelopment: boolean;
  isSecure: boolean;
  /** Where browsers send files themselves; null = to this site. */
  uploadOrigin?: string | null;
  /** The address pattern of map tiles. */
  tiles?: string | undefined;
  /** Whether other sites may embed the page. */
  isEmbeddable?: boolean;
}): string {
  const { nonce, live, isDevelopment, isSecure, uploadOrigin = null, tiles, isEmbeddable = false } = page;
  const directives = {
    "default-src": ["'self'"],
    // React uses eval for error messages in development.
    "script-src": [`'nonce-${nonce}'`, "'strict-dynamic'", ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    // Covers, charts and menus are positioned by style attributes, which a nonce cannot allow. A style cannot run
    // code.
    "style-src": ["'self'", "'unsafe-inline'"],
    // People use pictures on any host. Over http they would be refused as mixed content or be visible on the
    // network. Map tiles may come over http from a server of one's own.
    "img-src": [
      "'self'",
      "data:",
      "blob:",
      "https:",
      ...(tiles?.startsWith("http:") ? [new URL(tiles).origin] : []),
    ],
    "font-src": ["'self'"],
    "connect-src": ["'self'", ...liveSources(live), ...(uploadOrigin ? [uploadOrigin] : [])],
    "media-src": ["'self'", "blob:"],
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    // Emails are shown in frames with inline content; no URL is loaded into a frame.
    "frame-src": ["'none'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    // Browsers then ignore X-Frame-Options, as CSP requires.
    "frame-ancestors": [isEmbeddable ? "*" : "'none'"],
    ...(isSecure && { "upgrade-insecure-requests": [] }),
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ");
}

/** Where a page may open its socket to, beside its own origin. */
function liveSources(live: LiveClientConfig | null): string[] {
  if (live === null || live.server === "page") return [];
  if (live.server === null) return [`wss://ws-${live.cluster}.pusher.com`];
  const { host, port, tls } = live.server;
  return [`${tls ? "wss" : "ws"}://${host}:${port}`];
}
