import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { after } from "next/server";
import { relayAfterAnswer } from "@/server/jobs/relay-outbox";
import { appRouter } from "@/server/routers/app-router";
import { createTrpcContext } from "@/server/trpc/context";
import { responseMeta } from "@/server/trpc/response-meta";

export const runtime = "nodejs";

/** The same procedures where Next serves everything. The self-hosted server answers this path before Next does. */
function handle(request: Request): Promise<Response> {
  if (request.method === "POST") after(relayAfterAnswer);
  const header = (name: string) => request.headers.get(name) ?? undefined;
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    responseMeta,
    createContext: () => createTrpcContext(request.method, { header, remoteAddress: undefined }),
  });
}

export { handle as GET, handle as POST };
