import { drainDeliveries } from "../notifications/deliveries";
import type { Job } from "./define";

/** With the last answer of a mail server, still under the limit of a serverless function. */
const TIME_MAX_MS = 40_000;

/** Sends the mails and messages that are due, where no process lives long enough to send them as they come. */
export const deliverNotifications: Job = {
  name: "deliver-notifications",
  schedule: { everyMinutes: 1 },
  missed: "skip",
  cronOnly: true,
  run: ({ db }) => drainDeliveries(db, { until: new Date(Date.now() + TIME_MAX_MS) }),
};
