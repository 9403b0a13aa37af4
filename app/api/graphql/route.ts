import { after } from "next/server";
import { handleGraphqlRequest } from "@/server/graphql/fetch-handler";
import { relayAfterAnswer } from "@/server/jobs/relay-outbox";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** GraphQL where Next serves everything. The self-hosted server answers this path before Next does. */
function handle(request: Request): Promise<Response> {
  if (request.method === "POST") after(relayAfterAnswer);
  return handleGraphqlRequest(request);
}

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
