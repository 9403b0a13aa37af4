import type { IncomingMessage, ServerResponse } from "node:http";
import { database } from "../db/client";
import { env } from "../env";
import { jobs } from "../jobs/registry";
import { log } from "../log";
import { answerMetrics, isFromThisMachine } from "../metrics/answer";

/**
 * Answers /api/metrics outside Next, whose routes cannot see the peer's address. Returns false for every other
 * path.
 */
export function handleMetrics(request: IncomingMessage, response: ServerResponse): boolean {
  if (!["GET", "HEAD"].includes(request.method ?? "") || request.url?.split("?")[0] !== "/api/metrics")
    return false;
  respond(request, response).catch((error: unknown) => {
    log().error({ err: error }, "the metrics could not be read");
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
  return true;
}

async function respond({ headers, socket }: IncomingMessage, response: ServerResponse): Promise<void> {
  const { METRICS_TOKEN, NEXTAUTH_URL, TRUSTED_PROXIES } = env();
  const origin = {
    remoteAddress: socket.remoteAddress,
    host: headers.host,
    forwarded: ["x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via"].some(
      (name) => headers[name] !== undefined,
    ),
  };
  const isLocal = isFromThisMachine(origin, { siteUrl: NEXTAUTH_URL, proxies: TRUSTED_PROXIES });
  const answer = await answerMetrics(
    { authorization: headers.authorization ?? null, isLocal },
    METRICS_TOKEN,
    () => ({ db: database(), jobs }),
  );
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(await answer.text());
}
