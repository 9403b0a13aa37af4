import { after } from "next/server";
import { relayAfterAnswer } from "@/server/jobs/relay-outbox";
import { handleTrpcRequest } from "@/server/trpc/fetch-handler";

export const runtime = "nodejs";

/** The same procedures where Next serves everything. The self-hosted server answers this path before Next does. */
function handle(request: Request): Promise<Response> {
  if (request.method === "POST") after(relayAfterAnswer);
  return handleTrpcRequest(request);
}

export { handle as GET, handle as POST };
