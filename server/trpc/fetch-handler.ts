import { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { timedAnswer } from "../http-metrics";
import { readAtMost } from "../read-body";
import { inRequest } from "../request-scope";
import { appRouter } from "../routers/app-router";
import { createTrpcContext } from "./context";
import { BATCH_MAX } from "./init";
import { responseMeta } from "./response-meta";
import { bodyBytesMax, routeName } from "./route-name";

/** Answers tRPC from a Next route handler, for deployments where Next serves everything. */
export function handleTrpcRequest(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.slice("/api/trpc/".length);
  const asked = { method: request.method, route: routeName(appRouter, path) };
  return inRequest(request.headers.get("x-request-id") ?? undefined, () =>
    timedAnswer(asked, () => answer(request, bodyBytesMax(appRouter, path))),
  );
}

async function answer(request: Request, bytesMax: number): Promise<Response> {
  const { method, headers, signal } = request;
  const header = (name: string) => headers.get(name) ?? undefined;
  const body = await readAtMost(request, bytesMax);
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: new Request(request.url, { method, headers, signal, body: body?.byteLength ? body : null }),
    router: appRouter,
    maxBatchSize: BATCH_MAX,
    responseMeta,
    createContext: () => {
      if (!body) throw new TRPCError({ code: "PAYLOAD_TOO_LARGE" });
      return createTrpcContext(method, { header, remoteAddress: undefined });
    },
  });
}
