import type { SITE_REFUSALS } from "../refusals/site";
import type { SentencesFor } from "./sentence";

export const SITE_SENTENCES: SentencesFor<typeof SITE_REFUSALS> = {
  "cron.no-secret": "CRON_SECRET is not set, or too short.",
  "cron.wrong-secret": "The cron secret is needed.",
  "fact.not-found": "There is no such fact. Facts that were dealt with are kept for a week.",
  "fact.pending": "This fact is still pending; there is nothing to replay yet.",
  "job.not-found": "There is no such job.",
  "limit.not-found": "This limit is gone already.",
  "metrics.wrong-token": "The metrics token is needed.",
  "role.admin-needed": "Only an admin can do this.",
};
