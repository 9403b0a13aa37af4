import { drainDeliveries } from "../notifications/deliveries";
import type { Job } from "./define";

/** Together with the last answer of a mail server, still below the limit of a serverless function. */
const TIME_MAX_MS = 40_000;

/** Sends due emails and messages, for deployments without a long-lived process that sends them immediately. */
export const deliverNotifications: Job = {
  name: "deliver-notifications",
  schedule: { everyMinutes: 1 },
  missed: "skip",
  cronOnly: true,
  run: ({ db }) => drainDeliveries(db, { until: new Date(Date.now() + TIME_MAX_MS) }),
};
