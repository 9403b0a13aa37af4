import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { after } from "next/server";
import { refuseForgery } from "@/server/csrf";
import { relayAfterAnswer } from "@/server/jobs/relay-outbox";
import { appRouter } from "@/server/routers/app-router";
import { createContext } from "@/server/trpc/context";
import { refuse } from "@/server/trpc/node-handler";
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
    createContext: () => {
      refuse(() => refuseForgery({ method: request.method, header }));
      return createContext({ header, remoteAddress: undefined });
    },
  });
}

export { handle as GET, handle as POST };
