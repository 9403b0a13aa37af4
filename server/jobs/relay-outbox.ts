import { drainOutbox } from "../outbox/relay";
import type { Job } from "./define";

/** Under the limit of a serverless function. */
const TIME_MAX_MS = 50_000;

/** Delivers what is due, where no process lives long enough to have a relay. */
export const relayOutbox: Job = {
  name: "relay-outbox",
  schedule: { everyMinutes: 1 },
  cronOnly: true,
  run: (db) => drainOutbox(db, { until: new Date(Date.now() + TIME_MAX_MS) }),
};
