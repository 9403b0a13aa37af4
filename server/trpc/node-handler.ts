import type { IncomingMessage, ServerResponse } from "node:http";
import type { AnyTRPCRouter } from "@trpc/server";
import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import { timeAnswer } from "../http-metrics";
import { inRequest } from "../request-scope";
import { appRouter } from "../routers/app-router";
import { createTrpcContext } from "./context";
import { BATCH_MAX } from "./init";
import { responseMeta } from "./response-meta";
import { bodyBytesMax, routeName } from "./route-name";

const PREFIX = "/api/trpc/";

/** Answers tRPC outside Next, without its overhead. Returns false if the path is not tRPC's. */
export function handleTrpc(
  req: IncomingMessage,
  res: ServerResponse,
  router: AnyTRPCRouter = appRouter,
): boolean {
  if (!req.url?.startsWith(PREFIX)) return false;
  const path = safeDecode(req.url.slice(PREFIX.length).split("?")[0] ?? "");
  const header = (name: string) => {
    const value = req.headers[name];
    return Array.isArray(value) ? value.join(", ") : value;
  };
  inRequest(header("x-request-id"), () => {
    timeAnswer(res, { method: req.method, route: routeName(router, path) });
    void nodeHTTPRequestHandler({
      router,
      path,
      req,
      res,
      maxBodySize: bodyBytesMax(router, path),
      maxBatchSize: BATCH_MAX,
      responseMeta,
      createContext: () =>
        createTrpcContext(req.method ?? "GET", { header, remoteAddress: req.socket.remoteAddress }),
    });
  });
  return true;
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return "";
  }
}
