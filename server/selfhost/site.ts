import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import compression from "compression";
import next from "next";
import { refusedMethod } from "../allowed-methods";
import { handleRest } from "../api/node-handler";
import { env, provideEnv } from "../env";
import { handleGraphql } from "../graphql/node-handler";
import { timeAnswer } from "../http-metrics";
import { inRequest } from "../request-scope";
import { answerHeaders } from "../security-headers";
import { handleTrpc } from "../trpc/node-handler";
import { type ChannelsServer, createChannelsServer } from "./channels/server";
import { fillErrorShells } from "./error-shell";
import type { Site } from "./http-server";
import { liveClients } from "./live-clients";
import { isMalformedPath, refuseMalformedPath } from "./malformed-path";
import { handleMetrics } from "./metrics-handler";
import { pageRoute } from "./page-route";
import type { ChannelsCredentials } from "./settings";

type OpenSite = Site & { close: () => Promise<void> };

/**
 * Serves everything on the one port: live channels first, then tRPC, REST and GraphQL without passing through Next, then
 * Next. In development Next serves the API too, because it reloads edited files.
 */
export async function openSite(options: {
  dev: boolean;
  port: number;
  channels: ChannelsCredentials | undefined;
}): Promise<OpenSite> {
  const { dev, port } = options;
  const channels: ChannelsServer | undefined =
    options.channels && createChannelsServer({ ...options.channels, ...liveClients });
  // Next handles every upgrade of the server it is given. It gets a server that never listens and receives only the
  // upgrades meant for Next, so that each socket has one owner. Its getUpgradeHandler does nothing (16.4).
  const upgradesForNext = new Server();
  // Next would compress pages before this handler can read them, and compresses only its own answers.
  provideEnv({ NEXT_COMPRESSION: "0" });
  // Typed for Express, but it uses only what plain requests and responses have.
  const compress = compression() as unknown as (...of: [IncomingMessage, ServerResponse, () => void]) => void;
  const app = next({ dev, dir: process.cwd(), hostname: "localhost", port, httpServer: upgradesForNext });
  await app.prepare();
  const handleNext = app.getRequestHandler();
  const headers = new Headers(answerHeaders());

  return {
    async handleRequest(request, response) {
      // Set first, so that each handler can override them.
      response.setHeaders(headers);
      compress(request, response, () => {});
      if (channels?.handleRequest(request, response) || handleMetrics(request, response)) return;
      if (!dev && handleApi(request, response)) return;
      if (isMalformedPath(request.url)) return refuseMalformedPath(response);
      const refusal = refusedMethod({
        method: request.method ?? "",
        path: request.url?.split("?")[0] ?? "/",
        isServerAction: request.headers["next-action"] !== undefined,
      });
      if (refusal) return void response.writeHead(refusal.status, refusal.headers).end(refusal.text);
      // Without a trusted proxy this header is forged. Next then fills in the socket's address.
      if (env().TRUSTED_PROXIES === 0) delete request.headers["x-forwarded-for"];
      const route = pageRoute(request.url);
      await inRequest(String(request.headers["x-request-id"] ?? ""), () => {
        fillErrorShells(response);
        if (route !== null) timeAnswer(response, { method: request.method, route });
        return handleNext(request, response);
      });
    },
    handleUpgrade(request, socket, head) {
      if (channels?.handleUpgrade(request, socket, head)) return;
      if (dev && upgradesForNext.emit("upgrade", request, socket, head)) return;
      socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    },
    async close() {
      await channels?.close();
      await app.close();
    },
  };
}

function handleApi(request: IncomingMessage, response: ServerResponse): boolean {
  return handleTrpc(request, response) || handleRest(request, response) || handleGraphql(request, response);
}
