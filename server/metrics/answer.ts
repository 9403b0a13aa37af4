import { codeOf, type Reason } from "@/lib/refusals/table";
import { isLoopbackAddress } from "../client-address";
import { isSameSecret } from "../same-secret";
import { CONTENT_TYPE, type Scrape, scrape } from "./collect";

/** The client that requests the metrics. */
export type Asker = {
  authorization: string | null;
  /** Whether the request was made on this machine for this machine. False if that is uncertain. */
  isLocal: boolean;
};

/**
 * Answers a scrape. If METRICS_TOKEN is set, clients that send it as a Bearer token get the metrics and others get
 * 401. Without it, programs on this machine get them and others get 404.
 * @param scraped called only for a client that may read
 */
export async function answerMetrics(
  { authorization, isLocal }: Asker,
  token: string | undefined,
  scraped: () => Scrape,
): Promise<Response> {
  if (token && !isSameSecret(authorization ?? "", `Bearer ${token}`)) {
    return refuse(401, "metrics.wrong-token", "The metrics token is needed.");
  }
  if (!token && !isLocal) return refuse(404, "path.not-found", "There is nothing at this address.");
  const headers = { "content-type": CONTENT_TYPE, "cache-control": "no-store" };
  return new Response(await scrape(scraped()), { headers });
}

function refuse(status: number, reason: Reason, message: string): Response {
  const headers = { "cache-control": "no-store", ...(status === 401 && { "www-authenticate": "Bearer" }) };
  return Response.json({ error: { code: codeOf(reason), reason, message } }, { status, headers });
}

/** Where a request comes from, by its socket and its headers. */
export type Origin = {
  remoteAddress: string | undefined;
  host: string | undefined;
  forwarded: boolean;
};

/**
 * Whether a request was made on this machine and for it, without a proxy in between. Always false for a site with a
 * public URL or with trusted proxies: there, a connection from this machine may carry any client's request.
 */
export function isFromThisMachine(
  { remoteAddress, host, forwarded }: Origin,
  { siteUrl, proxies }: { siteUrl: string | undefined; proxies: number },
): boolean {
  if (forwarded || proxies > 0 || !isLoopbackAddress(remoteAddress ?? "")) return false;
  return isLoopbackName(hostIn(`http://${host}`)) && (!siteUrl || isLoopbackName(hostIn(siteUrl)));
}

/** A page of another site can make a local browser send requests, but not under one of these names. */
function isLoopbackName(name: string | null): boolean {
  return name !== null && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(name);
}

function hostIn(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname : null;
}
