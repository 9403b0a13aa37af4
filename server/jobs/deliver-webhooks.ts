import { drainWebhooks } from "../webhooks/worker";
import type { Job } from "./define";

/** With the last answer, still under the limit of a serverless function. */
const TIME_MAX_MS = 40_000;

/** Sends the webhooks that are due, where no process lives long enough to send them as they come. */
export const deliverWebhooks: Job = {
  name: "deliver-webhooks",
  schedule: { everyMinutes: 1 },
  missed: "skip",
  cronOnly: true,
  run: ({ db }) => drainWebhooks(db, { until: new Date(Date.now() + TIME_MAX_MS) }),
};
