import type { IncomingMessage } from "node:http";

/** What every request is checked against before anything else reads it. */
export type FrontDoor = {
  /** Only this machine can connect, so a foreign name in Host is a DNS-rebinding attack. */
  isLoopback: boolean;
  /** The public URL of the site. */
  siteUrl: string | undefined;
  /** The address on which the operator chose to listen. */
  listeningOn: string | undefined;
};

export type Refusal = { status: number; headers: Record<string, string>; text: string };

export const METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
const KNOWN_METHODS = new Set(METHODS.split(", "));
const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{0,5})?$/i;
const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i;

/**
 * Why this request is refused unread, or null. A request with an absolute URL ("GET http://name/path") gets the
 * path and the Host of that URL (RFC 9112, 3.2.2), so that later code never sees a Host other than the requested
 * one.
 */
export function refusedAtTheDoor(request: IncomingMessage, door: FrontDoor): Refusal | null {
  if (!KNOWN_METHODS.has(request.method ?? "") || request.url === "*") return notAllowed();
  if (hostCount(request) > 1) return refusal(400, "A request must name exactly one Host.");
  const given = request.headers.host;
  const absolute = ABSOLUTE.exec(request.url ?? "");
  if (absolute) {
    const authority = absolute[1] ?? "";
    if (authority !== given && !isOwnName(nameIn(authority), door)) return misdirected(authority);
    request.url = request.url?.slice(absolute[0].length).replace(/^(?!\/)/, "/");
    request.headers.host = authority;
  }
  if (!request.url?.startsWith("/")) return refusal(400, "A request must name a path that begins with /.");
  const host = request.headers.host;
  // HTTP/1.0 clients send no Host; a browser always does.
  if (host === undefined) return null;
  if (!HOST.test(host)) return refusal(400, "The Host of this request is not a valid name.");
  return door.isLoopback && !isOwnName(nameIn(host), door) ? misdirected(host) : null;
}

/** The same refusal as bytes, for a socket whose request is an upgrade or CONNECT. */
export function asBytes({ status, headers, text }: Refusal): string {
  const fields = { ...headers, "content-length": String(Buffer.byteLength(text)), connection: "close" };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 ${status} ${REASONS[status] ?? "Refused"}\r\n${lines.join("\r\n")}\r\n\r\n${text}`;
}

/** Whether only this machine can reach a server that listens on this address. */
export function isLoopbackName(name: string): boolean {
  return (
    name === "localhost" || name.endsWith(".localhost") || name === "::1" || /^127(\.\d{1,3}){3}$/.test(name)
  );
}

export function notAllowed(): Refusal {
  const refused = refusal(405, "This method is not supported.");
  return { ...refused, headers: { ...refused.headers, allow: METHODS } };
}

const REASONS: Record<number, string> = {
  400: "Bad Request",
  405: "Method Not Allowed",
  421: "Misdirected Request",
};

function isOwnName(name: string, { siteUrl, listeningOn }: FrontDoor): boolean {
  const site = siteUrl && URL.canParse(siteUrl) ? nameIn(new URL(siteUrl).host) : undefined;
  return isLoopbackName(name) || name === site || name === listeningOn;
}

/** The name without the port, brackets and trailing dot. */
function nameIn(host: string): string {
  return host
    .toLowerCase()
    .replace(/:\d*$/, "")
    .replace(/^\[(.*)\]$/, "$1")
    .replace(/\.$/, "");
}

function misdirected(host: string): Refusal {
  const shown = host.replace(/[^\w.:[\]-]/g, "?").slice(0, 100);
  return refusal(
    421,
    `This server does not answer for ${shown}. If it is yours, set NEXTAUTH_URL to the address people open, and HOST to the address to listen on.`,
  );
}

function refusal(status: number, text: string): Refusal {
  return {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    text: `${text}\n`,
  };
}

/** Node keeps only the first of several Host headers. */
function hostCount({ rawHeaders }: IncomingMessage): number {
  return rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "host").length;
}
