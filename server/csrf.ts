import { env } from "./env";
import { DomainError } from "./errors";

type ForgeryFacts = {
  method: string;
  header: (name: string) => string | undefined;
  /** The site's origin as browsers see it. Default: derived from NEXTAUTH_URL and the Host header. */
  ownOrigin?: string;
  /**
   * Whether a write without a body needs no media type. Browsers send one with every form, and Origin with all
   * other writes.
   */
  allowsNoBody?: boolean;
};

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a write that another site may have made a signed-in browser send. A write must come from this site's own
 * pages, or from no page at all, and must carry JSON, which no form can send and no foreign script without a
 * preflight. A bearer token without a cookie is never sent automatically, so it is exempt.
 * @throws DomainError forbidden `request.forged`; invalid `request.unsupported-media-type`
 */
export function refuseForgery({ method, header, ownOrigin, allowsNoBody = false }: ForgeryFacts): void {
  if (READS.has(method.toUpperCase())) return;
  if (/^bearer\s/i.test(header("authorization") ?? "") && !header("cookie")) return;
  const site = header("sec-fetch-site");
  if (site !== undefined && site !== "same-origin" && site !== "none") throw forged();
  const origin = header("origin");
  if (
    origin !== undefined &&
    origin.toLowerCase() !== (ownOrigin ?? ownOriginFor(env().NEXTAUTH_URL, header("host")))
  ) {
    throw forged();
  }
  // Browsers send a preflight before a cross-site DELETE, which usually has no body.
  const isBare = !header("content-type") && (method.toUpperCase() === "DELETE" || hasNoBody(header));
  if (isBare && (allowsNoBody || method.toUpperCase() === "DELETE")) return;
  if (header("content-type")?.split(";")[0]?.trim().toLowerCase() !== "application/json") {
    throw new DomainError("request.unsupported-media-type");
  }
}

function hasNoBody(header: ForgeryFacts["header"]): boolean {
  return header("transfer-encoding") === undefined && Number(header("content-length") ?? 0) === 0;
}

/**
 * The site's origin. A configured public URL decides, whatever a proxy made of the Host header. A configured
 * loopback URL does not: the site may be open as 127.0.0.1 or by the machine's name, so the Host decides.
 */
export function ownOriginFor(configuredUrl: string | undefined, host: string | undefined): string {
  const configured = configuredUrl && URL.canParse(configuredUrl) ? new URL(configuredUrl) : null;
  if (configured && !isLoopback(configured.hostname)) return configured.origin;
  return `http://${host?.toLowerCase() ?? "localhost"}`;
}

/** Whether a page of this origin belongs to this site: to the configured URL, or to the requested host. */
export function isOwnOrigin(origin: string, configuredUrl: string | undefined, host: string | undefined) {
  const asked = origin.toLowerCase();
  if (asked === ownOriginFor(configuredUrl, host)) return true;
  return (
    configuredUrl !== undefined && URL.canParse(configuredUrl) && asked === new URL(configuredUrl).origin
  );
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function forged(): DomainError {
  return new DomainError("request.forged");
}
