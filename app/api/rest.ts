import { after } from "next/server";
import { handleRestRequest } from "@/server/api/fetch-handler";
import { relayAfterAnswer } from "@/server/jobs/relay-outbox";

/** REST where Next serves everything; what was committed is delivered after the response. */
function handle(request: Request): Promise<Response> {
  if (!["GET", "HEAD", "OPTIONS"].includes(request.method)) after(relayAfterAnswer);
  return handleRestRequest(request);
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
