import { codeOf, type Reason } from "@/lib/refusals/table";
import type { Db } from "../db/client";
import { currentTime } from "../db/clock";
import { log } from "../log";
import { isSameSecret } from "../same-secret";
import { findJob } from "./registry";
import { runJob } from "./run";

/** In characters; a shorter secret could be guessed. */
const SECRET_MIN = 16;

type CronOptions = {
  db: () => Db;
  secret: string | undefined;
  /** Null = the database's clock. */
  now: Date | null;
};

/**
 * Answers a call of the cron service: 503 if the secret is not configured or too short, 401 for a wrong secret, 404
 * for an unknown job, 500 if the job failed, 503 if its run could not be recorded. A repeated call finds its slot
 * taken and does nothing. The database is not used before the secret is verified.
 */
export async function answerCron(
  name: string,
  authorization: string | null,
  { db, secret, now }: CronOptions,
): Promise<Response> {
  if (!secret) return refuse(503, "cron.no-secret", "CRON_SECRET is not set.");
  if (secret.length < SECRET_MIN) {
    return refuse(503, "cron.no-secret", `CRON_SECRET has fewer than ${SECRET_MIN} characters.`);
  }
  if (!isSameSecret(authorization ?? "", `Bearer ${secret}`)) {
    return refuse(401, "cron.wrong-secret", "The cron secret is needed.");
  }
  if (!findJob(name)) return refuse(404, "job.not-found", "There is no such job.");
  try {
    const report = await runJob(db(), name, now ?? (await currentTime(db())));
    return Response.json(report, { status: report.outcome === "failed" ? 500 : 200, headers: NO_STORE });
  } catch (error) {
    log().error({ job: name, err: error }, "job could not be started");
    return refuse(503, "database.unreachable", "The database cannot be reached.");
  }
}

const NO_STORE = { "cache-control": "no-store" };

function refuse(status: number, reason: Reason, message: string): Response {
  return Response.json({ error: { code: codeOf(reason), reason, message } }, { status, headers: NO_STORE });
}
