import { after } from "next/server";
import { handleRestRequest } from "@/server/api/fetch-handler";
import { relayAfterAnswer } from "@/server/jobs/relay-outbox";

/** REST where Next serves everything; what was committed is told after the answer. */
export function handleRest(request: Request): Promise<Response> {
  if (!["GET", "HEAD", "OPTIONS"].includes(request.method)) after(relayAfterAnswer);
  return handleRestRequest(request);
}
