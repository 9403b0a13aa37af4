export const dynamic = "force-dynamic";

/** Liveness: answers while the process runs. It does not check the database, because a restart would not repair that. */
export function GET(): Response {
  return Response.json({ status: "live" }, { headers: { "cache-control": "no-store" } });
}
