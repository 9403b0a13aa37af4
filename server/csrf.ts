import { env } from "./env";
import { DomainError } from "./errors";

type ForgeryFacts = {
  method: string;
  header: (name: string) => string | undefined;
  /** Our origin as browsers see it; by default worked out from NEXTAUTH_URL and the Host header. */
  ownOrigin?: string;
  /** Whether a write without a body needs no media type. Browsers send one with every form, and Origin with the rest. */
  allowsNoBody?: boolean;
};

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a write that another site may have made a signed-in browser send. A write comes from our own pages, or
 * from no page at all, and carries JSON, which no form can send and no foreign script without asking first.
 * A bearer token without a cookie is never sent unasked, so it needs none of this.
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
  // Browsers ask before they send a cross-site DELETE, and it usually has no body.
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
 * Our origin. A configured public address decides, whatever a proxy made of the Host header. While it is a
 * loopback one, the site may just as well be open as 127.0.0.1 or by the machine's name, so the Host decides.
 */
export function ownOriginFor(configuredUrl: string | undefined, host: string | undefined): string {
  const configured = configuredUrl && URL.canParse(configuredUrl) ? new URL(configuredUrl) : null;
  if (configured && !isLoopback(configured.hostname)) return configured.origin;
  return `http://${host?.toLowerCase() ?? "localhost"}`;
}

/** Whether a page of this origin is one of ours: of the address that is configured, or of the host that it asks. */
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
