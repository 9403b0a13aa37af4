import type { LiveClientConfig } from "../lib/live-options";
import { env } from "./env";
// As data, because next.config.mjs puts them on whatever Next answers.
import everyAnswer from "./security-headers.json";

type Headers = Record<string, string>;

/** What holds for an answer that is no page: should a browser ever show it as one, it may do nothing. */
const NO_PAGE_POLICY = "default-src 'none'; frame-ancestors 'none'";

const TWO_YEARS_SECONDS = 63_072_000;

/** For answers that are no pages: tRPC, REST, live channels, files. Pages bring a policy of their own over it. */
export function answerHeaders(): Headers {
  return { ...everyAnswer, "Content-Security-Policy": NO_PAGE_POLICY, ...transportHeaders() };
}

/**
 * Keeps browsers on https once they came by it. Left out while the public address is no https one or this is no
 * production, where it would lock people out. Subdomains are not ours to speak for.
 */
export function transportHeaders({ NODE_ENV, NEXTAUTH_URL } = env()): Headers {
  if (NODE_ENV !== "production" || !NEXTAUTH_URL?.startsWith("https://")) return {};
  return { "Strict-Transport-Security": `max-age=${TWO_YEARS_SECONDS}` };
}

/**
 * The Content-Security-Policy of a page. Scripts run by `nonce` only, and what such a script loads runs too, so no
 * list of hosts can be used to get around it.
 * @param nonce 128 random bits in base64, anew for every answer
 */
export function pagePolicy(page: {
  nonce: string;
  live: LiveClientConfig | null;
  isDevelopment: boolean;
  isSecure: boolean;
  /** Whether other sites may show the page inside of theirs. */
  isEmbeddable?: boolean;
}): string {
  const { nonce, live, isDevelopment, isSecure, isEmbeddable = false } = page;
  const directives = {
    "default-src": ["'self'"],
    // React explains faults with eval while developing.
    "script-src": [`'nonce-${nonce}'`, "'strict-dynamic'", ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    // Covers, charts and menus are placed by style attributes, which no nonce can admit. A style can run nothing.
    "style-src": ["'self'", "'unsafe-inline'"],
    // People show pictures that lie anywhere; over http they would be refused as mixed content or be seen on the way.
    "img-src": ["'self'", "data:", "blob:", "https:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'", ...liveSources(live)],
    "media-src": ["'self'", "blob:"],
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    // Mails are shown in frames that bring their text along; nothing is loaded into one.
    "frame-src": ["'none'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    // Browsers then leave X-Frame-Options out of account, as CSP asks of them.
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
