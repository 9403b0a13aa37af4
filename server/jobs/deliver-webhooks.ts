import { drainWebhooks } from "../webhooks/worker";
import type { Job } from "./define";

/** Together with the last answer, still below the limit of a serverless function. */
const TIME_MAX_MS = 40_000;

/** Sends due webhooks, for deployments without a long-lived process that sends them immediately. */
export const deliverWebhooks: Job = {
  name: "deliver-webhooks",
  schedule: { everyMinutes: 1 },
  missed: "skip",
  cronOnly: true,
  run: ({ db }) => drainWebhooks(db, { until: new Date(Date.now() + TIME_MAX_MS) }),
};
