export const dynamic = "force-dynamic";

/** Answers as long as the process does; it asks nothing of the database, whose faults a restart would not mend. */
export function GET(): Response {
  return Response.json({ status: "live" }, { headers: { "cache-control": "no-store" } });
}
