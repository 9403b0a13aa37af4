import { database } from "@/server/db/client";
import { env } from "@/server/env";
import { jobs } from "@/server/jobs/registry";
import { answerMetrics } from "@/server/metrics/answer";

export const dynamic = "force-dynamic";

/** Metrics, where Next serves everything. Next does not know the peer's address, so only the token opens them here. */
export function GET(request: Request): Promise<Response> {
  const asker = { authorization: request.headers.get("authorization"), isLocal: false };
  return answerMetrics(asker, env().METRICS_TOKEN, () => ({ db: database(), jobs }));
}
