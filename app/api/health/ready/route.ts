import { database } from "@/server/db/client";
import { checkReadiness } from "@/server/readiness";

export const dynamic = "force-dynamic";

/** 200 when requests should be sent here, also where live updates are down; 503 with the reason when not. */
export async function GET(): Promise<Response> {
  const readiness = await checkReadiness(database);
  const headers = { "cache-control": "no-store" };
  if (readiness.ready) {
    const { degraded } = readiness;
    return Response.json({ status: degraded ? "degraded" : "ready", degraded }, { headers });
  }
  const { reason, details } = readiness;
  return Response.json({ status: "not-ready", reason, details }, { status: 503, headers });
}
