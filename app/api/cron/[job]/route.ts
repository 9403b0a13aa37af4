import { database } from "@/server/db/client";
import { env } from "@/server/env";
import { answerCron } from "@/server/jobs/cron-request";

export const dynamic = "force-dynamic";
/** Seconds. */
export const maxDuration = 60;

async function answer(request: Request, { params }: { params: Promise<{ job: string }> }): Promise<Response> {
  const { job } = await params;
  const options = { db: database, secret: env().CRON_SECRET, now: null };
  return answerCron(job, request.headers.get("authorization"), options);
}

// Vercel calls with GET.
export { answer as GET, answer as POST };
