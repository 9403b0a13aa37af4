import { codeOf, type Reason } from "@/lib/refusals/table";
import { isLoopbackAddress } from "../client-address";
import { isSameSecret } from "../same-secret";
import { CONTENT_TYPE, type Scrape, scrape } from "./collect";

/** Who asks for the figures. */
export type Asker = {
  authorization: string | null;
  /**
   * Whether the request was made on this very machine, for this very machine; false where that is not known for
   * certain.
   */
  isLocal: boolean;
};

/**
 * Answers a scrape: with METRICS_TOKEN set, to whoever sends it as a Bearer; without one, to programs of this machine.
 * To everybody else there are no figures here, 404; 401 says that a token is set and another was sent.
 * @param scraped opened only once the asker may read
 */
export async function answerMetrics(
  { authorization, isLocal }: Asker,
  token: string | undefined,
  scraped: () => Scrape,
): Promise<Response> {
  if (token && !isSameSecret(authorization ?? "", `Bearer ${token}`)) {
    return refuse(401, "metrics.wrong-token", "The token for the figures is needed.");
  }
  if (!token && !isLocal) return refuse(404, "path.not-found", "There is nothing at this address.");
  const headers = { "content-type": CONTENT_TYPE, "cache-control": "no-store" };
  return new Response(await scrape(scraped()), { headers });
}

function refuse(status: number, reason: Reason, message: string): Response {
  const headers = { "cache-control": "no-store", ...(status === 401 && { "www-authenticate": "Bearer" }) };
  return Response.json({ error: { code: codeOf(reason), reason, message } }, { status, headers });
}

/** What shows where a request comes from, as the socket and its headers have it. */
export type Origin = {
  remoteAddress: string | undefined;
  host: string | undefined;
  forwarded: boolean;
};

/**
 * Whether a request was made on this machine and for it, with nobody in between. A site with a public address, or with
 * proxies in front, always says no: there, a connection from this machine may be anybody's.
 */
export function isFromThisMachine(
  { remoteAddress, host, forwarded }: Origin,
  { siteUrl, proxies }: { siteUrl: string | undefined; proxies: number },
): boolean {
  if (forwarded || proxies > 0 || !isLoopbackAddress(remoteAddress ?? "")) return false;
  return isLoopbackName(hostIn(`http://${host}`)) && (!siteUrl || isLoopbackName(hostIn(siteUrl)));
}

/** A page of another site can make a browser of this machine ask, but not under one of these names. */
function isLoopbackName(name: string | null): boolean {
  return name !== null && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(name);
}

function hostIn(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname : null;
}
