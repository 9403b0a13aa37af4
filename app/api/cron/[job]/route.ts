import { after } from "next/server";
import { database } from "@/server/db/client";
import { env } from "@/server/env";
import { answerCron } from "@/server/jobs/cron-request";
import { relayAfterAnswer } from "@/server/jobs/relay-outbox";

export const dynamic = "force-dynamic";
/** Seconds. */
export const maxDuration = 60;

async function answer(request: Request, { params }: { params: Promise<{ job: string }> }): Promise<Response> {
  const { job } = await params;
  const options = { db: database, secret: env().CRON_SECRET, now: null };
  const answer = await answerCron(job, request.headers.get("authorization"), options);
  // What the job set going need not wait for the next call of the jobs that tell of it.
  if (answer.ok) after(relayAfterAnswer);
  return answer;
}

// Vercel calls with GET.
export { answer as GET, answer as POST };
