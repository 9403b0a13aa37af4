import { database } from "@/server/db/client";
import { checkReadiness } from "@/server/readiness";
import { losesMail } from "@/server/site-warnings";

export const dynamic = "force-dynamic";

/** 200 when requests should be sent here, also where live updates are down or email has nowhere to go; 503 with the reason when not. */
export async function GET(): Promise<Response> {
  const readiness = await checkReadiness(database);
  const headers = { "cache-control": "no-store" };
  if (readiness.ready) {
    const degraded = [...(readiness.degraded ?? []), ...(losesMail() ? ["mail"] : [])];
    if (degraded.length === 0) return Response.json({ status: "ready" }, { headers });
    return Response.json({ status: "degraded", degraded }, { headers });
  }
  const { reason, details } = readiness;
  return Response.json({ status: "not-ready", reason, details }, { status: 503, headers });
}
