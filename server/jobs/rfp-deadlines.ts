import { settleDeadlines } from "../domains/rfps/deadline.commands";
import type { Job } from "./define";

/**
 * Writes down which venues let the answer deadline of an RFP pass, so that organizations are notified. Reads and writes
 * decide by time, so nothing is wrong while a run is late.
 */
export const rfpDeadlines: Job = {
  name: "rfp-deadlines",
  schedule: { everyMinutes: 5 },
  missed: "skip",
  run: ({ db, decideAt }) => settleDeadlines(db, { now: decideAt }),
};
